namespace PracticePortal.Platform.Files;

/// <summary>What a file is by its first bytes; its name says nothing.</summary>
public enum FileKind
{
    Jpeg,
    Png,
    Webp,
    Heic,
    Tiff,
    Pdf,
}

/// <summary>Tells kinds of files apart, and how each is called.</summary>
public static class FileKinds
{
    /// <summary>How many of the first bytes are looked at.</summary>
    public const int HeadBytes = 16;

    /// <summary>ISO 23008-12, annex B, and ISO 14496-12: the brands of still pictures and their sequences in HEVC.</summary>
    private static readonly string[] s_heicBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

    /// <summary>Null for everything else.</summary>
    public static FileKind? Of(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => FileKind.Jpeg,
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileKind.Png,
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => FileKind.Tiff,
        _ when head.StartsWith("%PDF-"u8) => FileKind.Pdf,
        _ when head.StartsWith("RIFF"u8) && head.Length >= 12 && head[8..].StartsWith("WEBP"u8) => FileKind.Webp,
        _ when head.Length >= 12 && head[4..].StartsWith("ftyp"u8) && s_heicBrands.Contains(System.Text.Encoding.ASCII.GetString(head[8..12])) => FileKind.Heic,
        _ => null,
    };

    public static string ContentType(this FileKind kind) => kind switch
    {
        FileKind.Jpeg => "image/jpeg",
        FileKind.Png => "image/png",
        FileKind.Webp => "image/webp",
        FileKind.Heic => "image/heic",
        FileKind.Tiff => "image/tiff",
        FileKind.Pdf => "application/pdf",
    };

    public static string Extension(this FileKind kind) => kind switch
    {
        FileKind.Jpeg => ".jpg",
        FileKind.Png => ".png",
        FileKind.Webp => ".webp",
        FileKind.Heic => ".heic",
        FileKind.Tiff => ".tif",
        FileKind.Pdf => ".pdf",
    };
}
