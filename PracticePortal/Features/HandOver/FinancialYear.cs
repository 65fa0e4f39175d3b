using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.HandOver;

/// <summary>A company's financial year, both days included. A batch lies within one, and what it holds is kept by when it ends.</summary>
public sealed record FinancialYear
{
    /// <summary>A first or changed year may be that long (bokföringslagen 3 kap. 3 §).</summary>
    public const int MaxMonths = 18;

    /// <summary>Records are kept through the seventh year after the calendar year in which the financial year ended (bokföringslagen 7 kap. 2 §).</summary>
    public const int YearsKept = 7;

    private FinancialYear(DateOnly start, DateOnly end) => (Start, End) = (start, end);

    public DateOnly Start { get; }

    public DateOnly End { get; }

    /// <summary>The last day on which the year's receipts must be kept; from the next on they may be destroyed.</summary>
    public DateOnly RetainUntil => RetainedAfter(End);

    /// <summary>A year ends with a month and touches at most <see cref="MaxMonths"/> of them; the first one may begin on any day.</summary>
    public static Result<FinancialYear> Of(DateOnly start, DateOnly end)
    {
        var months = ((end.Year - start.Year) * 12) + end.Month - start.Month + 1;
        var isPossible = end > start && months <= MaxMonths && end.Day == DateTime.DaysInMonth(end.Year, end.Month);
        return isPossible && end.Year <= DateOnly.MaxValue.Year - YearsKept ? new FinancialYear(start, end) : HandOverErrors.YearNotPossible;
    }

    /// <summary>The ordinary year of twelve months that holds a day, for a company whose years begin with that month (1 to 12).</summary>
    public static FinancialYear Containing(DateOnly date, int firstMonth = 1)
    {
        var start = new DateOnly(date.Month >= firstMonth ? date.Year : date.Year - 1, firstMonth, 1);
        return new(start, start.AddYears(1).AddDays(-1));
    }

    /// <summary><see cref="RetainUntil"/> of a year that ends on that day.</summary>
    public static DateOnly RetainedAfter(DateOnly end) => new(end.Year + YearsKept, 12, 31);

    public bool Contains(DateOnly date) => Start <= date && date <= End;
}
