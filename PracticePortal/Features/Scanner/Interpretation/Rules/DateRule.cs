using System.Globalization;
using System.Text.RegularExpressions;

namespace PracticePortal.Features.Scanner.Interpretation.Rules;

/// <summary>The day of the purchase: a date in any of the usual writings that is plausible, by what stands beside and above it.</summary>
internal static partial class DateRule
{
    /// <summary>An older receipt is rarer than a date that was misread.</summary>
    private const int OldestYears = 3;

    private const int LabelPoints = 50;
    private const int WrongLabelPoints = -80;
    private const int ClockPoints = 25;
    private const int WholeYearPoints = 10;
    private const int AmbiguousPoints = -15;

    private static readonly string[] s_labels = ["fakturadatum", "kopdatum", "kvittodatum", "datum", "invoice date", "date", "dat:", "tid:", "transaktion"];

    private static readonly string[] s_wrongLabels =
        ["forfall", "due", "giltig", "valid", "leverans", "delivery", "oppet kop", "retur", "return", "bast fore", "betalas", "senast", "period", "order", "until", "t.o.m", "avser", "expir"];

    private static readonly string[] s_months = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

    public static Found<DateOnly>? Find(IReadOnlyList<TextLine> lines, DateOnly receivedOn)
    {
        var all = lines.SelectMany((line, at) => In(line, at > 0 ? lines[at - 1] : null, receivedOn)).ToList();
        var days = all.GroupBy(one => one.Date)
            .Select(same => (Best: same.MaxBy(one => one.Points)!, Times: same.Count()))
            .OrderByDescending(day => day.Best.Points + (5 * Math.Min(day.Times, 3)))
            .ToList();
        if (days.Count == 0 || days[0].Best.Points < 0)
        {
            return null;
        }

        var (best, times) = days[0];
        var isLabelled = best.Points >= ClockPoints;
        var isAmbiguous = best.IsAmbiguous || (!isLabelled && days.Count > 1);
        List<Reason> why = [.. isLabelled ? [Reason.Labelled] : (Reason[])[Reason.Position], .. times > 1 ? [Reason.Repeated] : (Reason[])[], .. isAmbiguous ? [Reason.Ambiguous] : (Reason[])[]];
        var sure = isAmbiguous ? 55 : isLabelled || times > 1 ? 95 : 85;
        return Sureness.Found(best.Date, best.Line, best.Start, best.Length, sure, why);
    }

    private static IEnumerable<Candidate> In(TextLine line, TextLine? above, DateOnly receivedOn)
    {
        foreach (var (date, start, length, isWhole, isAmbiguous) in Numeric(line, receivedOn).Concat(Named(line, receivedOn)))
        {
            var before = line.Folded[..start];
            var nearest = Labels.Nearest(before, s_labels, s_wrongLabels) ?? Labels.Above(line, start, length, above, s_labels, s_wrongLabels);
            var points = (nearest switch { true => LabelPoints, false => WrongLabelPoints, null => 0 })
                + (ClockPattern().IsMatch(line.Numbers.Remove(start, length)) ? ClockPoints : 0)
                + (isWhole ? WholeYearPoints : 0) + (isAmbiguous ? AmbiguousPoints : 0);
            yield return new Candidate(date, line, start, length, points, isAmbiguous);
        }
    }

    private static IEnumerable<(DateOnly Date, int Start, int Length, bool IsWhole, bool IsAmbiguous)> Numeric(TextLine line, DateOnly receivedOn)
    {
        foreach (var match in NumericPattern().Matches(line.Numbers).Concat(CompactPattern().Matches(line.Numbers)))
        {
            var parts = (string[])[match.Groups["a"].Value, match.Groups["b"].Value, match.Groups["c"].Value];
            var readings = parts switch
            {
                [{ Length: 4 }, _, _] => [Date(parts[0], parts[1], parts[2])],
                [_, _, { Length: 4 }] => [Date(parts[2], parts[1], parts[0])],
                [{ Length: 2 }, { Length: 2 }, { Length: 2 }] when match.Value.Contains('-', StringComparison.Ordinal) => [Date(parts[0], parts[1], parts[2]), Date(parts[2], parts[1], parts[0])],
                [_, _, { Length: 2 }] => [Date(parts[2], parts[1], parts[0]), Date(parts[0], parts[1], parts[2])],
                _ => (DateOnly?[])[],
            };
            var plausible = readings.Where(date => IsPlausible(date, receivedOn)).Select(date => date!.Value).Distinct().ToList();
            if (plausible.Count > 0)
            {
                yield return (plausible[0], match.Index, match.Length, parts[0].Length == 4 || parts[2].Length == 4, plausible.Count > 1);
            }
        }
    }

    private static IEnumerable<(DateOnly Date, int Start, int Length, bool IsWhole, bool IsAmbiguous)> Named(TextLine line, DateOnly receivedOn)
    {
        foreach (var match in DayMonthPattern().Matches(line.Folded).Concat(MonthDayPattern().Matches(line.Folded)))
        {
            var name = match.Groups["month"].Value[..3].Replace("may", "maj", StringComparison.Ordinal).Replace("oct", "okt", StringComparison.Ordinal);
            var month = (Array.IndexOf(s_months, name) + 1).ToString(CultureInfo.InvariantCulture);
            if (Date(match.Groups["y"].Value, month, match.Groups["d"].Value) is { } date && IsPlausible(date, receivedOn))
            {
                yield return (date, match.Index, match.Length, true, false);
            }
        }
    }

    private static bool IsPlausible(DateOnly? date, DateOnly receivedOn) => date <= receivedOn && date >= receivedOn.AddYears(-OldestYears);

    private static DateOnly? Date(string year, string month, string day) =>
        DateOnly.TryParseExact(
            $"{(year.Length == 2 ? "20" : "")}{year}-{month.PadLeft(2, '0')}-{day.PadLeft(2, '0')}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    private sealed record Candidate(DateOnly Date, TextLine Line, int Start, int Length, int Points, bool IsAmbiguous);

    [GeneratedRegex(@"(?<![\d.,/-])(?<a>20\d\d|\d{1,2})\s?(?<s>[-./])\s?(?<b>\d{1,2})(\s?\k<s>\s?|\s)(?<c>20\d\d|\d{1,2})(?![\d]|[.,/-]\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumericPattern();

    [GeneratedRegex(@"(?<!\d)(?<a>20\d\d)(?<b>[01]\d)(?<c>[0-3]\d)(?!\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CompactPattern();

    [GeneratedRegex(@"(?<!\d)(?<d>\d{1,2})(:e|st|nd|rd|th)?[ .,-]{0,2}(?<month>(jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*)[ .,-]{0,2}(?<y>20\d\d|\d\d(?![\d:]))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DayMonthPattern();

    [GeneratedRegex(@"(?<![a-z])(?<month>(jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*)[ .]{0,2}(?<d>\d{1,2})(st|nd|rd|th)?[ ,]{1,2}(?<y>20\d\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MonthDayPattern();

    [GeneratedRegex(@"(?<!\d)([01]?\d|2[0-3])[:.][0-5]\d([:.][0-5]\d)?(?!\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ClockPattern();
}
