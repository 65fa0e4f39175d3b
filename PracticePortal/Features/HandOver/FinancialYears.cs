namespace PracticePortal.Features.HandOver;

/// <summary>Years of twelve months, as they are chosen on a page.</summary>
internal static class FinancialYears
{
    /// <summary>The year that begins on that day; null when none does, as years begin with a month.</summary>
    public static FinancialYear? StartingOn(DateOnly start) =>
        start.Day == 1 && start.Year is > 1900 and < 9990 ? FinancialYear.Containing(start, start.Month) : null;
}
