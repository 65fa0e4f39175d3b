using System.Globalization;

namespace PracticePortal.Tests.Benchmarks.Interpretation;

/// <summary>Processor time of a page. Preparing and OCR are nought where the words were kept from before.</summary>
internal sealed record ReadTimes(TimeSpan Preparing, TimeSpan Rules, TimeSpan Ocr)
{
    /// <returns>Whether our own work is within the goal; of pages that were kept, only the rules are measured.</returns>
    public static bool Print(IReadOnlyList<ReadTimes> times, double most)
    {
        var read = times.Where(time => time.Ocr > TimeSpan.Zero).ToList();
        var (preparing, rules, ocr) = (Mean(read, time => time.Preparing), Mean(times, time => time.Rules), Mean(read, time => time.Ocr));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"processor time a page, mean: decoding and preparing {preparing:N1} ms, rules {rules:N1} ms (goal for both: {most:N0} ms), Tesseract {ocr:N0} ms; {read.Count} of {times.Count} pages were read now"));
        return preparing + rules <= most;
    }

    private static double Mean(IReadOnlyList<ReadTimes> times, Func<ReadTimes, TimeSpan> of) => times.Count == 0 ? 0 : times.Average(time => of(time).TotalMilliseconds);
}
