using PracticePortal.Features.Scanner.Pictures.Worker;

namespace PracticePortal.Features.Scanner.Interpretation.Worker;

/// <summary>Tells ink from paper whose light is not the same everywhere: by the paper's light around each pixel.</summary>
internal static class DarkPixels
{
    /// <summary>In pixels: wider than a letter's strokes.</summary>
    private const int BlockSide = 24;

    /// <summary>Of so many rows one tells how light the paper is.</summary>
    private const int RowsASample = 2;

    private const int Steps = 256;

    /// <summary>Of the paper's light: by so much ink is darker.</summary>
    private const double InkShare = 0.25;

    /// <summary>Of the lightest paper: what is darker than this is a table, or so deep a shadow that its noise must not be taken for ink.</summary>
    private const double DarkestPaper = 0.5;

    /// <summary>True for ink, pixel by pixel.</summary>
    public static bool[] Find(GreyPicture picture)
    {
        var paper = Paper(picture);
        var (across, floor) = (Across(picture), Floor(paper));
        var limits = Array.ConvertAll(paper, light => light - (int)(InkShare * Math.Max(light, floor)));
        var dark = new bool[picture.Pixels.Length];
        for (var y = 0; y < picture.Height; y++)
        {
            for (var block = 0; block < across; block++)
            {
                var (left, limit) = (block * BlockSide, limits[(y / BlockSide * across) + block]);
                var (from, count) = ((y * picture.Width) + left, Math.Min(BlockSide, picture.Width - left));
                var pixels = picture.Pixels.AsSpan(from, count);
                var marks = dark.AsSpan(from, count);
                for (var at = 0; at < marks.Length; at++)
                {
                    marks[at] = pixels[at] < limit;
                }
            }
        }

        return dark;
    }

    /// <summary>With the paper white everywhere and the ink dark.</summary>
    public static GreyPicture Evened(GreyPicture picture)
    {
        var even = picture with { Pixels = [.. picture.Pixels] };
        var (paper, across) = (Paper(picture), Across(picture));
        var (down, floor) = (paper.Length / across, Floor(paper));
        var (above, upper, lower) = (-1, new float[picture.Width], new float[picture.Width]);
        for (var y = 0; y < picture.Height; y++)
        {
            var (first, second, share) = Between(y, down);
            if (first != above)
            {
                Spread(paper.AsSpan(first * across, across), upper);
                Spread(paper.AsSpan(second * across, across), lower);
                above = first;
            }

            PaperLight.Even(even.Pixels.AsSpan(y * even.Width, even.Width), upper, lower, share, floor);
        }

        return even;
    }

    private static int Floor(int[] paper) => Math.Max(1, (int)(paper.Max() * DarkestPaper));

    private static int Across(GreyPicture picture) => (picture.Width + BlockSide - 1) / BlockSide;

    /// <summary>The light of each block's paper: nine tenths of its pixels are darker; then the lightest of the blocks around, as letters may fill one.</summary>
    private static int[] Paper(GreyPicture picture)
    {
        var (across, down) = (Across(picture), (picture.Height + BlockSide - 1) / BlockSide);
        var light = new int[across * down];
        Span<int> counts = stackalloc int[Steps];
        for (var block = 0; block < light.Length; block++)
        {
            counts.Clear();
            var (left, top) = (block % across * BlockSide, block / across * BlockSide);
            var (right, bottom) = (Math.Min(left + BlockSide, picture.Width), Math.Min(top + BlockSide, picture.Height));
            for (var y = top; y < bottom; y += RowsASample)
            {
                foreach (var pixel in picture.Pixels.AsSpan((y * picture.Width) + left, right - left))
                {
                    counts[pixel]++;
                }
            }

            var lighter = (right - left) * ((bottom - top + RowsASample - 1) / RowsASample) / 10;
            var at = Steps - 1;
            while (at > 0 && (lighter -= counts[at]) >= 0)
            {
                at--;
            }

            light[block] = at;
        }

        return Lightest(light, across, down);
    }

    private static int[] Lightest(int[] light, int across, int down)
    {
        var lightest = new int[light.Length];
        for (var block = 0; block < light.Length; block++)
        {
            var (x, y) = (block % across, block / across);
            for (var near = 0; near < 9; near++)
            {
                var (nearX, nearY) = (Math.Clamp(x - 1 + (near % 3), 0, across - 1), Math.Clamp(y - 1 + (near / 3), 0, down - 1));
                lightest[block] = Math.Max(lightest[block], light[(nearY * across) + nearX]);
            }
        }

        return lightest;
    }

    /// <summary>From the middle of one block to the middle of the next, pixel by pixel.</summary>
    private static void Spread(ReadOnlySpan<int> blocks, float[] row)
    {
        for (var x = 0; x < row.Length; x++)
        {
            var (first, second, share) = Between(x, blocks.Length);
            row[x] = blocks[first] + ((blocks[second] - blocks[first]) * share);
        }
    }

    /// <summary>The two blocks between whose middles a pixel lies, and how far it is from the first, as a share of the way.</summary>
    private static (int First, int Second, float Share) Between(int pixel, int blocks)
    {
        var at = Math.Max(0, (pixel - (BlockSide / 2f)) / BlockSide);
        var first = Math.Min((int)at, blocks - 1);
        return (first, Math.Min(first + 1, blocks - 1), at - (int)at);
    }
}
