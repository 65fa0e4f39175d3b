using System.Buffers.Binary;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Files;

namespace PracticePortal.Features.Scanner.Pictures.Headers;

/// <summary>What can be told about a file from its bytes without any decoder, in time that grows with its length only.</summary>
internal static class FirstLook
{
    /// <summary>The file's kind, or why no decoder gets it.</summary>
    public static Result<FileKind> At(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
        {
            return PictureErrors.Empty;
        }

        if (file.Length > PictureLimits.MostBytes)
        {
            return PictureErrors.FileTooLarge;
        }

        if (FileKinds.Of(file[..Math.Min(file.Length, FileKinds.HeadBytes)]) is not { } kind)
        {
            return PictureErrors.KindNotTaken;
        }

        return (OtherKinds.AreIn(file, kind) ? PictureErrors.SeveralKinds : Wrong(file, kind)) is { } wrong ? wrong : kind;
    }

    private static Error? Wrong(ReadOnlySpan<byte> file, FileKind kind) => kind switch
    {
        FileKind.Jpeg => JpegHeader.Wrong(file),
        FileKind.Png => PngHeader.Wrong(file),
        FileKind.Webp => WebpLength(file) > file.Length ? PictureErrors.Truncated : null,
        FileKind.Heic => IsSequence(file) ? PictureErrors.Animated : null,
        FileKind.Tiff => TiffHeader.Read(file).Error,
        FileKind.Pdf => file.LastIndexOf("%%EOF"u8) < 0 ? PictureErrors.Truncated : null,
    };

    /// <summary>RIFF: the length behind the first eight bytes.</summary>
    private static long WebpLength(ReadOnlySpan<byte> file) => 8L + BinaryPrimitives.ReadUInt32LittleEndian(file[4..]);

    /// <summary>ISO 23008-12, annex B: the brands of sequences.</summary>
    private static bool IsSequence(ReadOnlySpan<byte> file) =>
        file[8..].StartsWith("msf1"u8) || file[8..].StartsWith("hevc"u8) || file[8..].StartsWith("hevx"u8);
}
