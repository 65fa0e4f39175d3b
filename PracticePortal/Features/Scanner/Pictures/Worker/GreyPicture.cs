using System.Numerics;

namespace PracticePortal.Features.Scanner.Pictures.Worker;

/// <summary>A picture in grey.</summary>
/// <param name="Pixels">A byte each, row by row from the upper left corner; nought is black.</param>
internal sealed record GreyPicture(int Width, int Height, byte[] Pixels)
{
    private const byte White = 255;

    /// <summary>Of a pixel, for what lies between two of them.</summary>
    private const int FractionBits = 16;

    /// <summary>Each square of pixels becomes one, as light as they are on average. What is left at the right and the lower edge falls away.</summary>
    public GreyPicture Shrunk(int by)
    {
        if (by == 1)
        {
            return this;
        }

        var (width, height) = (Width / by, Height / by);
        var small = new byte[width * height];
        var sums = new ushort[Width];
        for (var y = 0; y < height; y++)
        {
            Array.Clear(sums);
            for (var row = y * by; row < (y + 1) * by; row++)
            {
                AddTo(sums, Pixels.AsSpan(row * Width, Width));
            }

            for (var x = 0; x < width; x++)
            {
                var sum = 0;
                foreach (var column in sums.AsSpan(x * by, by))
                {
                    sum += column;
                }

                small[(y * width) + x] = (byte)(sum / (by * by));
            }
        }

        return new GreyPicture(width, height, small);
    }

    /// <summary>Drawn anew around its middle; the picture grows so that nothing is cut off, and what is beside it is white.</summary>
    /// <param name="scale">By which the sides are multiplied; below a half it should be shrunk first, or pixels are left out.</param>
    /// <param name="degrees">By which it is turned clockwise.</param>
    public GreyPicture Drawn(double scale, double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var width = Math.Max(1, (int)Math.Ceiling(scale * ((Width * Math.Abs(cos)) + (Height * Math.Abs(sin)))));
        var height = Math.Max(1, (int)Math.Ceiling(scale * ((Height * Math.Abs(cos)) + (Width * Math.Abs(sin)))));
        var drawn = new byte[width * height];
        var (stepX, stepY) = (Fixed(cos / scale), Fixed(-sin / scale));
        for (var y = 0; y < height; y++)
        {
            var (fromMiddleX, fromMiddleY) = ((1 - width) / 2.0, y + ((1 - height) / 2.0));
            DrawRow(
                drawn.AsSpan(y * width, width),
                Fixed((((fromMiddleX * cos) + (fromMiddleY * sin)) / scale) + ((Width - 1) / 2.0)), stepX,
                Fixed((((fromMiddleY * cos) - (fromMiddleX * sin)) / scale) + ((Height - 1) / 2.0)), stepY);
        }

        return new GreyPicture(width, height, drawn);
    }

    /// <summary>Mirrored from left to right first, if so, and then turned clockwise by quarters.</summary>
    public GreyPicture Turned(int quarters, bool mirrored)
    {
        if (quarters == 0 && !mirrored)
        {
            return this;
        }

        var (width, height) = quarters % 2 == 0 ? (Width, Height) : (Height, Width);
        var turned = new byte[Pixels.Length];
        for (var at = 0; at < turned.Length; at++)
        {
            var (x, y) = (at % width, at / width);
            var (fromX, fromY) = quarters switch
            {
                1 => (y, Height - 1 - x),
                2 => (Width - 1 - x, Height - 1 - y),
                3 => (Width - 1 - y, x),
                _ => (x, y),
            };
            turned[at] = Pixels[(fromY * Width) + (mirrored ? Width - 1 - fromX : fromX)];
        }

        return new GreyPicture(width, height, turned);
    }

    /// <summary>Between the four pixels around each point.</summary>
    private void DrawRow(Span<byte> row, long x, long stepX, long y, long stepY)
    {
        for (var at = 0; at < row.Length; at++, x += stepX, y += stepY)
        {
            var (left, top) = ((int)(x >> FractionBits), (int)(y >> FractionBits));
            if (left < 0 || left >= Width - 1 || top < 0 || top >= Height - 1)
            {
                row[at] = White;
                continue;
            }

            var (xShare, yShare) = ((int)(x >> 8) & 0xFF, (int)(y >> 8) & 0xFF);
            var upper = Pixels.AsSpan((top * Width) + left, Width + 2);
            var above = (upper[0] * (256 - xShare)) + (upper[1] * xShare);
            var below = (upper[Width] * (256 - xShare)) + (upper[Width + 1] * xShare);
            row[at] = (byte)(((above * (256 - yShare)) + (below * yShare)) >> 16);
        }
    }

    private static void AddTo(ushort[] sums, ReadOnlySpan<byte> row)
    {
        var at = 0;
        for (; at <= row.Length - Vector<byte>.Count; at += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(row[at..]), out var first, out var second);
            (new Vector<ushort>(sums, at) + first).CopyTo(sums, at);
            (new Vector<ushort>(sums, at + Vector<ushort>.Count) + second).CopyTo(sums, at + Vector<ushort>.Count);
        }

        for (; at < row.Length; at++)
        {
            sums[at] += row[at];
        }
    }

    private static long Fixed(double pixels) => (long)Math.Round(pixels * (1 << FractionBits));
}
