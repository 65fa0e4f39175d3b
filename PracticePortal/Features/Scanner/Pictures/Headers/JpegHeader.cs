using System.Buffers.Binary;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Pictures.Headers;

/// <summary>The segments of a JPEG (ITU-T T.81, annex B): whether the picture that they announce comes to its end.</summary>
internal static class JpegHeader
{
    private const byte Marker = 0xFF;
    private const byte StartOfScan = 0xDA;

    private static readonly byte[] s_end = [Marker, 0xD9];

    public static Error? Wrong(ReadOnlySpan<byte> file)
    {
        var rest = file[2..];
        while (rest is [Marker, var kind, ..])
        {
            if (kind == Marker)
            {
                rest = rest[1..]; // filling
                continue;
            }

            if (kind == StartOfScan)
            {
                return rest.IndexOf(s_end) < 0 ? PictureErrors.Truncated : null;
            }

            var length = rest.Length < 4 ? ushort.MaxValue : BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            if (length < 2)
            {
                return PictureErrors.Damaged;
            }

            rest = rest[Math.Min(rest.Length, length + 2)..];
        }

        return rest.Length < 2 ? PictureErrors.Truncated : PictureErrors.Damaged;
    }
}
