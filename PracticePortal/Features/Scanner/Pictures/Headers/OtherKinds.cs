using System.Buffers.Binary;
using System.Text;
using PracticePortal.Platform.Files;

namespace PracticePortal.Features.Scanner.Pictures.Headers;

/// <summary>Finds what makes another program take a picture for a PDF, an archive or a web page. What phones put behind a picture is none of these.</summary>
internal static class OtherKinds
{
    /// <summary>Readers of PDF look for its beginning, and browsers for a page's, about this far.</summary>
    private const int Start = 1024;

    /// <summary>Of the record that ends a zip, without its comment (PKWARE's APPNOTE, 4.3.16).</summary>
    private const int EndOfZip = 22;

    private static readonly string[] s_pages = ["<script", "<html", "<!doctype", "<svg", "<?php"];

    public static bool AreIn(ReadOnlySpan<byte> file, FileKind kind)
    {
        var start = file[..Math.Min(file.Length, Start)];
        return EndsAsZip(file) || (kind != FileKind.Pdf && (start.IndexOf("%PDF-"u8) >= 0 || HoldsPage(start)));
    }

    private static bool HoldsPage(ReadOnlySpan<byte> start)
    {
        var text = Encoding.Latin1.GetString(start);
        return s_pages.Any(page => text.Contains(page, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>An archive is read from its end: the record there says how long the comment behind it is.</summary>
    private static bool EndsAsZip(ReadOnlySpan<byte> file)
    {
        var tail = file[Math.Max(0, file.Length - EndOfZip - ushort.MaxValue)..];
        for (var at = tail.LastIndexOf("PK\u0005\u0006"u8); at >= 0; at = tail[..at].LastIndexOf("PK\u0005\u0006"u8))
        {
            if (tail.Length - at >= EndOfZip && tail.Length - at == EndOfZip + BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + EndOfZip - 2)..]))
            {
                return true;
            }
        }

        return false;
    }
}
