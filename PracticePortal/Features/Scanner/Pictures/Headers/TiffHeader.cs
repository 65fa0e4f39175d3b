using System.Buffers.Binary;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Pictures.Headers;

/// <summary>The directories of a TIFF 6.0 file, one for each page: how many there are and how large each is.</summary>
internal static class TiffHeader
{
    private const int EntryBytes = 12;
    private const ushort ImageWidth = 256;
    private const ushort ImageLength = 257;
    private const ushort Short = 3;

    public static Result<IReadOnlyList<PixelSize>> Read(ReadOnlySpan<byte> file)
    {
        var littleEndian = file[0] == 'I';
        var sizes = new List<PixelSize>();
        var at = file.Length < 8 ? 0 : Int32(file[4..], littleEndian);
        while (at != 0)
        {
            if (sizes.Count == PictureLimits.MostPages)
            {
                return PictureErrors.TooManyPages; // also a chain that comes back to itself
            }

            if (at > file.Length - 2)
            {
                return PictureErrors.Truncated;
            }

            var count = Int16(file[(int)at..], littleEndian);
            var entries = file[((int)at + 2)..];
            if (entries.Length < (count * EntryBytes) + 4)
            {
                return PictureErrors.Truncated;
            }

            var size = new PixelSize(Value(entries, count, ImageWidth, littleEndian), Value(entries, count, ImageLength, littleEndian));
            if (size.Width <= 0 || size.Height <= 0)
            {
                return PictureErrors.Damaged;
            }

            if (!size.IsWithinLimits)
            {
                return PictureErrors.TooManyPixels;
            }

            sizes.Add(size);
            at = Int32(entries[(count * EntryBytes)..], littleEndian);
        }

        return sizes.Count == 0 ? PictureErrors.Truncated : sizes;
    }

    /// <summary>Nought where the directory does not say.</summary>
    private static int Value(ReadOnlySpan<byte> entries, int count, ushort tag, bool littleEndian)
    {
        for (var i = 0; i < count; i++)
        {
            var entry = entries.Slice(i * EntryBytes, EntryBytes);
            if (Int16(entry, littleEndian) == tag)
            {
                return Int16(entry[2..], littleEndian) == Short
                    ? Int16(entry[8..], littleEndian)
                    : (int)Math.Min(int.MaxValue, Int32(entry[8..], littleEndian));
            }
        }

        return 0;
    }

    private static ushort Int16(ReadOnlySpan<byte> at, bool littleEndian) =>
        littleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint Int32(ReadOnlySpan<byte> at, bool littleEndian) =>
        littleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
}
