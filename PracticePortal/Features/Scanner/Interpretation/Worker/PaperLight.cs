using System.Numerics;

namespace PracticePortal.Features.Scanner.Interpretation.Worker;

/// <summary>Takes the paper's light out of a row of pixels, as many at once as the processor can.</summary>
internal static class PaperLight
{
    /// <summary>Of the paper's light: what is darker by less is a camera's noise or the paper's grain, on which OCR would spend a minute.</summary>
    private const float NoiseShare = 0.12f;

    private const float White = 255;

    /// <summary>Makes the paper white and the ink dark.</summary>
    /// <param name="row">The pixels, in place.</param>
    /// <param name="upper">The paper's light above the row, pixel by pixel.</param>
    /// <param name="lower">The paper's light below it.</param>
    /// <param name="share">How far the row is from the upper to the lower, from 0 to 1.</param>
    /// <param name="floor">Paper that is darker is taken for this light: its noise must not become ink.</param>
    public static void Even(Span<byte> row, float[] upper, float[] lower, float share, float floor)
    {
        var at = 0;
        for (; at <= row.Length - Vector<byte>.Count; at += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(row[at..]), out var left, out var right);
            Vector.Widen(left, out var first, out var second);
            Vector.Widen(right, out var third, out var fourth);
            var count = Vector<float>.Count;
            Vector.Narrow(
                Vector.Narrow(At(first, at), At(second, at + count)),
                Vector.Narrow(At(third, at + (2 * count)), At(fourth, at + (3 * count)))).CopyTo(row[at..]);
        }

        for (; at < row.Length; at++)
        {
            var light = upper[at] + ((lower[at] - upper[at]) * share);
            row[at] = (byte)Even(new Vector<float>(row[at]), new Vector<float>(light), floor)[0];
        }

        Vector<uint> At(Vector<uint> pixels, int from)
        {
            var above = new Vector<float>(upper, from);
            return Even(Vector.ConvertToSingle(pixels), above + ((new Vector<float>(lower, from) - above) * share), floor);
        }
    }

    private static Vector<uint> Even(Vector<float> pixels, Vector<float> light, float floor)
    {
        var level = Vector.Max(light, new Vector<float>(floor));
        var noise = level * NoiseShare;
        var even = new Vector<float>(White) - ((light - pixels - noise) * White / (level - noise));
        return Vector.ConvertToUInt32(Vector.Min(Vector.Max(even, Vector<float>.Zero), new Vector<float>(White)));
    }
}
