using System.Globalization;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Components.Shared;

/// <summary>Points in time as people read them: always the portal's own time zone, in the reader's formats.</summary>
public static class PortalTime
{
    /// <summary>2026-11-23 14:10 in Swedish, 23 Nov 2026, 14:10 in English.</summary>
    public static string Text(DateTime utc, CultureInfo culture) =>
        SwedishTime.FromUtc(utc).ToString(IsSwedish(culture) ? "yyyy-MM-dd HH:mm" : "d MMM yyyy, HH:mm", culture);

    public static string DateText(DateTime utc, CultureInfo culture) => DateText(DateOnly.FromDateTime(SwedishTime.FromUtc(utc)), culture);

    public static string DateText(DateOnly date, CultureInfo culture) =>
        date.ToString(IsSwedish(culture) ? "yyyy-MM-dd" : "d MMM yyyy", culture);

    public static string ClockText(DateTime utc) => SwedishTime.FromUtc(utc).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static bool IsSwedish(CultureInfo culture) => culture.TwoLetterISOLanguageName == "sv";
}
