using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using PracticePortal.Platform.Files;

namespace PracticePortal.Tests.Features.Scanner.Pictures;

/// <summary>Files written byte by byte: such as no program that means well writes.</summary>
internal static class Crafted
{
    /// <summary>One bit a pixel, all black: some kilobytes, whatever its size.</summary>
    public static byte[] Png(int width, int height, bool animated = false, int? rows = null)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 1;
        byte[] animation = animated ? Chunk("acTL", [0, 0, 0, 2, 0, 0, 0, 0]) : [];
        return [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. Chunk("IHDR", header), .. animation, .. Chunk("IDAT", Zeros((1L + ((width + 7) / 8)) * (rows ?? height))), .. Chunk("IEND", [])];
    }

    /// <summary>So many zeros, deflated.</summary>
    public static byte[] Zeros(long count, byte value = 0)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var piece = new byte[1 << 20];
            piece.AsSpan().Fill(value);
            for (var left = count; left > 0; left -= piece.Length)
            {
                zlib.Write(piece.AsSpan(0, (int)Math.Min(left, piece.Length)));
            }
        }

        return packed.ToArray();
    }

    /// <summary>An extended WebP with the canvas that it claims, around frames.</summary>
    public static byte[] Webp(int width, int height, int frames)
    {
        var picture = Drawn.As(FileKind.Webp).AsSpan(12).ToArray();
        byte[] frame = [.. UInt24(0), .. UInt24(0), .. UInt24(Drawn.Width - 1), .. UInt24(Drawn.Height - 1), .. UInt24(100), 0, .. picture];
        byte[] body =
        [
            .. "WEBP"u8, .. Riff("VP8X", [(byte)(frames > 1 ? 2 : 0), 0, 0, 0, .. UInt24(width - 1), .. UInt24(height - 1)]),
            .. frames > 1 ? Riff("ANIM", new byte[6]) : [],
            .. frames > 1 ? Enumerable.Repeat(Riff("ANMF", frame), frames).SelectMany(one => one) : picture,
        ];
        return Riff("RIFF", body);
    }

    /// <summary>A PDF of the given objects, numbered from one; the first is the catalogue.</summary>
    public static byte[] Pdf(IReadOnlyList<string> objects, string trailer = "", byte[]? stream = null)
    {
        using var file = new MemoryStream();
        var places = new List<long>();
        Write(file, "%PDF-1.7\n");
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(file.Position);
            Write(file, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        if (stream is not null)
        {
            places.Add(file.Position);
            Write(file, $"{objects.Count + 1} 0 obj\n<< /Length {stream.Length} /Filter /FlateDecode >>\nstream\n");
            file.Write(stream);
            Write(file, "\nendstream\nendobj\n");
        }

        var table = file.Position;
        Write(file, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(place => $"{place:D10} 00000 n \n"))}");
        Write(file, $"trailer\n<< /Size {places.Count + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();
    }

    /// <summary>A PDF of one page, with something in its catalogue and perhaps a content.</summary>
    public static byte[] PdfPage(string catalogue = "", string trailer = "", byte[]? content = null) => Pdf(
        [$"<< /Type /Catalog /Pages 2 0 R {catalogue} >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] {(content is null ? "" : "/Contents 4 0 R")} >>"],
        trailer, content);

    /// <summary>A PDF of one page, whose table of objects is itself packed.</summary>
    public static byte[] PdfWithTable(byte[] packed)
    {
        using var file = new MemoryStream();
        Write(file, "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n");
        Write(file, "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] >>\nendobj\n");
        var table = file.Position;
        Write(file, $"4 0 obj\n<< /Type /XRef /Size 5 /W [1 4 2] /Root 1 0 R /Filter /FlateDecode /Length {packed.Length} >>\nstream\n");
        file.Write(packed);
        Write(file, $"\nendstream\nendobj\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();
    }

    /// <summary>A TIFF of one directory that says what it likes: tag, type (3 or 4) and value of each entry.</summary>
    public static byte[] Tiff(IReadOnlyList<(int Tag, int Type, uint Value)> entries, uint next = 0)
    {
        var file = new byte[8 + 2 + (entries.Count * 12) + 4 + 64];
        "II*\0"u8.CopyTo(file);
        file[4] = 8;
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(8), (ushort)entries.Count);
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = file.AsSpan(10 + (i * 12));
            BinaryPrimitives.WriteUInt16LittleEndian(entry, (ushort)entries[i].Tag);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], (ushort)entries[i].Type);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], 1);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], entries[i].Value);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(10 + (entries.Count * 12)), next);
        return file;
    }

    /// <summary>A JPEG with a remark in front of its picture.</summary>
    public static byte[] JpegSaying(string remark) =>
        [0xFF, 0xD8, 0xFF, 0xFE, (byte)((remark.Length + 2) >> 8), (byte)(remark.Length + 2), .. Encoding.Latin1.GetBytes(remark), .. Drawn.As(FileKind.Jpeg).AsSpan(2)];

    /// <summary>A JPEG that claims another size than its pixels have.</summary>
    public static byte[] JpegClaiming(ushort width, ushort height)
    {
        var jpeg = Drawn.As(FileKind.Jpeg);
        var frame = jpeg.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 5), height);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 7), width);
        return jpeg;
    }

    public static byte[] Zip()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("receipt.txt").Open();
            entry.Write("nothing"u8);
        }

        return file.ToArray();
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] typed = [.. Encoding.ASCII.GetBytes(type), .. data];
        var around = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(around, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(around.AsSpan(4), CheckSum(typed));
        return [.. around.AsSpan(0, 4), .. typed, .. around.AsSpan(4)];
    }

    /// <summary>PNG, third edition, annex D.</summary>
    private static uint CheckSum(byte[] data)
    {
        var sum = uint.MaxValue;
        foreach (var one in data)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
            }
        }

        return ~sum;
    }

    private static byte[] Riff(string type, byte[] data) =>
        [.. Encoding.ASCII.GetBytes(type), .. BitConverter.GetBytes(data.Length), .. data, .. new byte[data.Length % 2]];

    private static byte[] UInt24(int value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16)];

    private static void Write(MemoryStream file, string text) => file.Write(Encoding.Latin1.GetBytes(text));
}
