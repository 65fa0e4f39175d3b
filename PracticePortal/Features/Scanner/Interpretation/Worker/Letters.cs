using System.Runtime.InteropServices;
using PracticePortal.Features.Scanner.Pictures.Worker;

namespace PracticePortal.Features.Scanner.Interpretation.Worker;

/// <summary>A patch of dark pixels that hang together, such as a letter, in pixels.</summary>
internal readonly record struct Patch(int Left, int Top, int Right, int Bottom)
{
    public int Width => Right - Left + 1;

    public int Height => Bottom - Top + 1;
}

/// <summary>Where letters are on a picture, how high they are, and by how much their lines lean.</summary>
internal static class Letters
{
    private const int LowestPixels = 4;
    private const int HighestPixels = 120;
    private const int FewestForAngle = 30;
    private const double MostDegrees = 12;

    /// <summary>By so much more letters must stand in columns than in lines, or the page is taken to be upright.</summary>
    private const double ClearlyMore = 1.3;

    /// <summary>Patches of the size and shape of letters.</summary>
    public static IReadOnlyList<Patch> Find(GreyPicture picture)
    {
        var dark = DarkPixels.Find(picture);
        var (width, labels, parents) = (picture.Width, new int[picture.Pixels.Length], new List<int> { 0 });
        for (var at = 0; at < dark.Length; at++)
        {
            if (!dark[at])
            {
                continue;
            }

            var x = at % width;
            var left = x > 0 ? labels[at - 1] : 0;
            var above = at >= width ? labels[at - width] : 0;
            var corner = at >= width && x > 0 ? labels[at - width - 1] : 0;
            var otherCorner = at >= width && x < width - 1 ? labels[at - width + 1] : 0;
            var label = Math.Max(Math.Max(left, above), Math.Max(corner, otherCorner));
            if (label == 0)
            {
                label = parents.Count;
                parents.Add(label);
            }

            labels[at] = label;
            Join(parents, label, left);
            Join(parents, label, above);
            Join(parents, label, corner);
            Join(parents, label, otherCorner);
        }

        return [.. Boxes(labels, parents, width).Where(IsLetter)];
    }

    /// <summary>In pixels: half of the letters are lower, half are higher; null when there are too few to tell.</summary>
    public static int? Height(IReadOnlyList<Patch> letters) =>
        letters.Count < FewestForAngle ? null : letters.Select(letter => letter.Height).Order().ElementAt(letters.Count / 2);

    /// <summary>By how many degrees the lines fall to the right: at that angle the letters' feet stand on the fewest lines.</summary>
    public static double Angle(IReadOnlyList<Patch> letters)
    {
        if (letters.Count < FewestForAngle)
        {
            return 0;
        }

        var rough = Rough(letters).Degrees;
        return Best(letters, Best(letters, rough, 0.5, 0.1).Degrees, 0.1, 0.02).Degrees;
    }

    /// <summary>The lines run from top to bottom: the picture is to be turned by a quarter, one way or the other.</summary>
    public static bool LieOnTheirSide(IReadOnlyList<Patch> letters) =>
        letters.Count >= FewestForAngle
        && Rough([.. letters.Select(letter => new Patch(letter.Top, letter.Left, letter.Bottom, letter.Right))]).Standing > ClearlyMore * Rough(letters).Standing;

    private static (double Degrees, long Standing) Rough(IReadOnlyList<Patch> letters) => Best(letters, 0, MostDegrees, 0.5);

    private static (double Degrees, long Standing) Best(IReadOnlyList<Patch> letters, double middle, double reach, double step)
    {
        var (best, most) = (middle, -1L);
        for (var degrees = middle - reach; degrees <= middle + reach + (step / 2); degrees += step)
        {
            var standing = Crowding(letters, Math.Tan(degrees * Math.PI / 180));
            if (standing > most || (standing == most && Math.Abs(degrees) < Math.Abs(best)))
            {
                (best, most) = (degrees, standing);
            }
        }

        return (best, most);
    }

    /// <summary>The more feet stand at the same height, the larger.</summary>
    private static long Crowding(IReadOnlyList<Patch> letters, double slope)
    {
        var heights = new Dictionary<int, int>();
        foreach (var letter in letters)
        {
            var height = (int)Math.Round((letter.Bottom - (slope * (letter.Left + (letter.Width / 2.0)))) / 2);
            CollectionsMarshal.GetValueRefOrAddDefault(heights, height, out _)++;
        }

        return heights.Values.Sum(count => (long)count * count);
    }

    private static bool IsLetter(Patch patch) =>
        patch.Height is >= LowestPixels and <= HighestPixels && patch.Width <= patch.Height * 4 && patch.Height <= patch.Width * 12;

    private static ICollection<Patch> Boxes(int[] labels, List<int> parents, int width)
    {
        var boxes = new Dictionary<int, Patch>();
        for (var at = 0; at < labels.Length; at++)
        {
            if (labels[at] == 0)
            {
                continue;
            }

            var (x, y) = (at % width, at / width);
            ref var box = ref CollectionsMarshal.GetValueRefOrAddDefault(boxes, Root(parents, labels[at]), out var isKnown);
            box = isKnown ? new Patch(Math.Min(box.Left, x), box.Top, Math.Max(box.Right, x), y) : new Patch(x, y, x, y);
        }

        return boxes.Values;
    }

    private static void Join(List<int> parents, int one, int other)
    {
        if (other == 0 || one == other)
        {
            return;
        }

        var (first, second) = (Root(parents, one), Root(parents, other));
        parents[Math.Max(first, second)] = Math.Min(first, second);
    }

    private static int Root(List<int> parents, int label)
    {
        while (parents[label] != label)
        {
            label = parents[label] = parents[parents[label]];
        }

        return label;
    }
}
