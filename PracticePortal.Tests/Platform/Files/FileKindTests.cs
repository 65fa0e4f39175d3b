using System.Text;
using PracticePortal.Platform.Files;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Files;

public sealed class FileKindTests
{
    public static TheoryData<byte[], FileKind?> Heads => new()
    {
        { [0xFF, 0xD8, 0xFF, 0xE0, 0, 16], FileKind.Jpeg },
        { GivenFile.Png().Content, FileKind.Png },
        { "II*\0\b\0\0\0"u8.ToArray(), FileKind.Tiff },
        { "MM\0*\0\0\0\b"u8.ToArray(), FileKind.Tiff },
        { "%PDF-1.7\n"u8.ToArray(), FileKind.Pdf },
        { "RIFF\0\0\0\0WEBPVP8 "u8.ToArray(), FileKind.Webp },
        { "\0\0\0\u0018ftypheic\0\0\0\0"u8.ToArray(), FileKind.Heic },
        { "\0\0\0\u0018ftypmif1\0\0\0\0"u8.ToArray(), FileKind.Heic },
        { "\0\0\0\u0018ftypmp42\0\0\0\0"u8.ToArray(), null },
        { "RIFF\0\0\0\0WAVEfmt "u8.ToArray(), null },
        { "<svg xmlns="u8.ToArray(), null },
        { "MZ and a program"u8.ToArray(), null },
        { "RIFF"u8.ToArray(), null },
        { [], null },
    };

    [Theory, MemberData(nameof(Heads))]
    public void Kind_IsToldByTheFirstBytes(byte[] head, FileKind? kind) => Assert.Equal(kind, FileKinds.Of(head));

    [Theory]
    [InlineData("kvitto.jpg", "kvitto.jpg")]
    [InlineData("C:\\Users\\x\\kvitto.jpg", "kvitto.jpg")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..", "receipt")]
    [InlineData(null, "receipt")]
    [InlineData("\u202Egpj.exe", "gpj.exe")]
    [InlineData("a\r\nSet-Cookie: x.png", "aSet-Cookie x.png")]
    [InlineData("kvitto \"1\";<2>.pdf", "kvitto 12.pdf")]
    [InlineData("Räksmörgås 👩‍👩‍👧.png", "Räksmörgås 👩‍👩‍👧.png")]
    public void Name_IsMadeSafe(string? given, string safe) => Assert.Equal(safe, SafeFileName.Of(given));

    [Fact]
    public void Name_ThatIsTooLong_KeepsItsEnding_AndBreaksNoSign()
    {
        var name = SafeFileName.Of(string.Concat(Enumerable.Repeat("😀", 200)) + ".jpeg");

        Assert.InRange(name.Length, SafeFileName.MaxLength - 1, SafeFileName.MaxLength);
        Assert.EndsWith("😀.jpeg", name, StringComparison.Ordinal);
        Assert.Equal(name, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Encoding.UTF8.GetBytes(name)));
    }

    [Theory]
    [InlineData("invoice.exe", FileKind.Pdf, "invoice.pdf")]
    [InlineData("photo.JPEG", FileKind.Jpeg, "photo.JPEG")]
    [InlineData("photo", FileKind.Heic, "photo.heic")]
    public void Name_HasTheEndingOfWhatItIs(string name, FileKind kind, string saved) => Assert.Equal(saved, SafeFileName.With(name, kind));
}
