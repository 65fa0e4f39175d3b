using PracticePortal.Features.Scanner.Pictures.Worker;

namespace PracticePortal.Features.Scanner.Interpretation.Worker;

/// <summary>Tells ink from paper whose light is not the same everywhere: by the paper's light around each pixel.</summary>
internal static class DarkPixels
{
    /// <summary>In pixels: wider than a letter's strokes.</summary>
    private const int BlockSide = 24;

    private const int Steps = 256;

    /// <summary>Of the paper's light: by so much ink is darker.</summary>
    private const double InkShare = 0.25;

    /// <summary>Of the paper's light: what is darker by less is a camera's noise or the paper's grain, on which OCR would spend a minute.</summary>
    private const int NoisePercent = 12;

    /// <summary>Of the lightest paper: what is darker than this is a table, or so deep a shadow that its noise must not be taken for ink.</summary>
    private const double DarkestPaper = 0.5;

    /// <summary>True for ink, pixel by pixel.</summary>
    public static bool[] Find(GreyPicture picture)
    {
        var paper = Paper(picture);
        var floor = Floor(paper);
        var dark = new bool[picture.Pixels.Length];
        for (var y = 0; y < picture.Height; y++)
        {
            var row = paper.AsSpan(y / BlockSide * Across(picture), Across(picture));
            for (var x = 0; x < picture.Width; x++)
            {
                var light = row[x / BlockSide];
                dark[(y * picture.Width) + x] = picture.Pixels[(y * picture.Width) + x] < light - (InkShare * Math.Max(light, floor));
            }
        }

        return dark;
    }

    /// <summary>Makes the paper white everywhere and the ink dark, in place.</summary>
    public static void Even(GreyPicture picture)
    {
        var (paper, across) = (Paper(picture), Across(picture));
        var (down, floor) = (paper.Length / across, Floor(paper));
        for (var y = 0; y < picture.Height; y++)
        {
            var (upper, lower, yShare) = Between(y, down);
            var row = picture.Pixels.AsSpan(y * picture.Width, picture.Width);
            for (var x = 0; x < row.Length; x++)
            {
                var (left, right, xShare) = Between(x, across);
                var light = Mix(
                    Mix(paper[(upper * across) + left], paper[(upper * across) + right], xShare),
                    Mix(paper[(lower * across) + left], paper[(lower * across) + right], xShare), yShare);
                var level = Math.Max(light, floor);
                var noise = level * NoisePercent / 100;
                row[x] = (byte)Math.Clamp(255 - ((light - row[x] - noise) * 255 / (level - noise)), 0, 255);
            }
        }
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
            for (var y = top; y < bottom; y++)
            {
                foreach (var pixel in picture.Pixels.AsSpan((y * picture.Width) + left, right - left))
                {
                    counts[pixel]++;
                }
            }

            var lighter = (right - left) * (bottom - top) / 10;
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

    /// <summary>The two blocks between whose middles a pixel lies, and how far it is from the first, in 256ths.</summary>
    private static (int First, int Second, int Share) Between(int pixel, int blocks)
    {
        var at = Math.Max(0, (pixel * Steps / BlockSide) - (Steps / 2));
        var first = Math.Min(at / Steps, blocks - 1);
        return (first, Math.Min(first + 1, blocks - 1), at % Steps);
    }

    private static int Mix(int first, int second, int share) => ((first * (Steps - share)) + (second * share)) / Steps;
}
