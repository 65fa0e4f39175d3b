using System.Text;
using PracticePortal.Features.Scanner.Pictures;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Files;

namespace PracticePortal.Tests.Features.Scanner.Pictures;

/// <summary>Files made to harm or to be mistaken, and what may become of each: a refusal, or (null) a picture.</summary>
internal static class HostileFiles
{
    private const int ImageWidth = 256;
    private const int ImageLength = 257;
    private const int StripOffsets = 273;
    private const int RowsPerStrip = 278;
    private const int StripByteCounts = 279;

    private static readonly string s_script = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";

    public static readonly IReadOnlyDictionary<string, (Func<byte[]> File, Error?[] May)> All = new Dictionary<string, (Func<byte[]> File, Error?[] May)>(StringComparer.Ordinal)
    {
        ["nothing"] = (() => [], [PictureErrors.Empty]),
        ["one byte"] = (() => [0xFF], [PictureErrors.KindNotTaken]),
        ["SVG with script"] = (() => Encoding.UTF8.GetBytes(s_script), [PictureErrors.KindNotTaken]),
        ["a page of HTML called JPEG"] = (() => "<!doctype html><script>alert(1)</script>"u8.ToArray(), [PictureErrors.KindNotTaken]),
        ["a zip"] = (Crafted.Zip, [PictureErrors.KindNotTaken]),
        ["a GIF"] = (() => "GIF89a\u0001\0\u0001\0\0\0\0;"u8.ToArray(), [PictureErrors.KindNotTaken]),
        ["a program"] = (() => [0x7F, .. "ELF"u8, .. new byte[100]], [PictureErrors.KindNotTaken]),

        ["JPEG and page"] = (() => Crafted.JpegSaying(s_script), [PictureErrors.SeveralKinds]),
        ["JPEG and PDF"] = (() => Crafted.JpegSaying("%PDF-1.4 1 0 obj"), [PictureErrors.SeveralKinds]),
        ["JPEG and zip"] = (() => [.. Drawn.As(FileKind.Jpeg), .. Crafted.Zip()], [PictureErrors.SeveralKinds]),
        ["PNG and zip"] = (() => [.. Drawn.As(FileKind.Png), .. Crafted.Zip()], [PictureErrors.SeveralKinds]),
        ["PDF and zip"] = (() => [.. Drawn.Pdf(1), .. Crafted.Zip()], [PictureErrors.SeveralKinds]),

        ["PNG of 50,000 by 50,000"] = (() => Crafted.Png(50_000, 50_000, rows: 50), [PictureErrors.TooManyPixels]),
        ["PNG of 40,000 by 1"] = (() => Crafted.Png(40_000, 1), [PictureErrors.TooManyPixels]),
        ["PNG of -1 by -1"] = (() => Crafted.Png(-1, -1, rows: 0), [PictureErrors.TooManyPixels]),
        ["PNG of nothing"] = (() => Crafted.Png(0, 0), [PictureErrors.Damaged]),
        ["PNG with fewer rows than it says"] = (() => Crafted.Png(5_000, 5_000, rows: 5), [PictureErrors.Truncated, PictureErrors.Damaged]),
        ["PNG that unpacks to more than it says"] = (() => Crafted.Png(100, 100, rows: 20_000_000), [null, PictureErrors.Damaged]),
        ["PNG that moves"] = (() => Crafted.Png(10, 10, animated: true), [PictureErrors.Animated]),
        ["JPEG of 65,500 by 65,500"] = (() => Crafted.JpegClaiming(65_500, 65_500), [PictureErrors.TooManyPixels]),
        ["JPEG of 0 by 0"] = (() => Crafted.JpegClaiming(0, 0), [PictureErrors.Damaged]),
        ["JPEG of 8,000 by 9,000 with the data of a small one"] = (() => Crafted.JpegClaiming(8_000, 9_000), [null, PictureErrors.Truncated, PictureErrors.Damaged]),
        ["WebP with the largest canvas"] = (() => Crafted.Webp(16_384, 16_384, 1), [PictureErrors.TooManyPixels, PictureErrors.Damaged]),
        ["WebP with another canvas than its picture"] = (() => Crafted.Webp(8_000, 9_000, 1), [null, PictureErrors.Damaged]),
        ["WebP that moves"] = (() => Crafted.Webp(Drawn.Width, Drawn.Height, 3), [PictureErrors.Animated]),

        ["TIFF of 60,000 by 60,000"] = (() => Crafted.Tiff([(ImageWidth, 4, 60_000), (ImageLength, 4, 60_000)]), [PictureErrors.TooManyPixels]),
        ["TIFF of no size"] = (() => Crafted.Tiff([(StripOffsets, 4, 8)]), [PictureErrors.Damaged]),
        ["TIFF whose pages go round"] = (() => Crafted.Tiff([(ImageWidth, 3, 10), (ImageLength, 3, 10)], next: 8), [PictureErrors.TooManyPages]),
        ["TIFF with strips that are nowhere"] = (
            () => Crafted.Tiff([(ImageWidth, 3, 100), (ImageLength, 3, 100), (258, 3, 8), (259, 3, 1), (262, 3, 1), (StripOffsets, 4, uint.MaxValue - 7), (RowsPerStrip, 4, uint.MaxValue), (StripByteCounts, 4, uint.MaxValue)]),
            [PictureErrors.Damaged]),
        ["TIFF with strips that are larger than the file"] = (
            () => Crafted.Tiff([(ImageWidth, 3, 8_000), (ImageLength, 3, 8_000), (258, 3, 8), (259, 3, 5), (262, 3, 1), (StripOffsets, 4, 8), (RowsPerStrip, 4, 8_000), (StripByteCounts, 4, 2_000_000_000)]),
            [PictureErrors.Damaged]),

        ["PDF with a script"] = (() => Crafted.PdfPage("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\);while\\(true\\){}) >>"), [null]),
        ["PDF that starts a program"] = (() => Crafted.PdfPage("/OpenAction << /S /Launch /F (/bin/sh) /Win << /F (cmd.exe) >> >>"), [null]),
        ["PDF with a password"] = (
            () => Crafted.PdfPage(trailer: $"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{new string('1', 64)}> /U <{new string('2', 64)}> >>"),
            [PictureErrors.PasswordProtected]),
        ["PDF of no page"] = (() => Crafted.Pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"]), [PictureErrors.Damaged]),
        ["PDF of a million pages"] = (() => Crafted.Pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 1000000 >>"]), [PictureErrors.Damaged, PictureErrors.TooManyPages]),
        ["PDF whose pages go round"] = (
            () => Crafted.Pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>"]), [PictureErrors.Damaged, PictureErrors.TooCostly]),
        ["PDF with arrays in arrays"] = (
            () => Crafted.PdfPage("/Names " + new string('[', 200_000) + new string(']', 200_000)), [null, PictureErrors.Damaged, PictureErrors.TooCostly]),
        ["PDF that unpacks to a gigabyte"] = (() => Crafted.PdfPage(content: Crafted.Zeros(1_000_000_000, (byte)' ')), [null, PictureErrors.Damaged, PictureErrors.TooCostly]),
        ["PDF whose table of objects unpacks to a gigabyte"] = (
            () => Crafted.PdfWithTable(Crafted.Zeros(1_000_000_000)), [null, PictureErrors.Damaged, PictureErrors.TooCostly]),
        ["PDF that is a hundred kilometres wide"] = (
            () => Crafted.Pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 283464566 1] >>"]),
            [null, PictureErrors.Damaged, PictureErrors.TooCostly]),
        ["PDF of its first line"] = (() => "%PDF-1.7\n"u8.ToArray(), [PictureErrors.Truncated]),
        ["PDF of its first and last line"] = (() => "%PDF-1.7\n%%EOF\n"u8.ToArray(), [PictureErrors.Damaged]),
    };
}
