using System.Buffers.Binary;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Pictures.Headers;

/// <summary>The chunks of a PNG (W3C, third edition, sections 5 and 11).</summary>
internal static class PngHeader
{
    private const int Signature = 8;

    /// <summary>Length, type and check sum of a chunk.</summary>
    private const int Around = 12;

    public static Error? Wrong(ReadOnlySpan<byte> file)
    {
        var rest = file[Signature..];
        if (rest.Length < Around + 13)
        {
            return PictureErrors.Truncated;
        }

        if (!rest[4..].StartsWith("IHDR"u8))
        {
            return PictureErrors.Damaged;
        }

        if (!Size(rest).IsWithinLimits)
        {
            return PictureErrors.TooManyPixels;
        }

        while (rest.Length >= Around)
        {
            var type = rest[4..8];
            if (type.SequenceEqual("acTL"u8))
            {
                return PictureErrors.Animated;
            }

            if (type.SequenceEqual("IEND"u8))
            {
                return null;
            }

            rest = rest[(int)Math.Min(rest.Length, (long)Around + BinaryPrimitives.ReadUInt32BigEndian(rest))..];
        }

        return PictureErrors.Truncated;
    }

    private static PixelSize Size(ReadOnlySpan<byte> header) =>
        new(Side(header[8..]), Side(header[12..]));

    private static int Side(ReadOnlySpan<byte> at) => (int)Math.Min(int.MaxValue, BinaryPrimitives.ReadUInt32BigEndian(at));
}
