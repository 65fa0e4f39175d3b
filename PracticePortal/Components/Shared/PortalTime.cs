using System.Globalization;

namespace PracticePortal.Components.Shared;

/// <summary>Points in time as people read them: always the portal's own time zone, in the reader's formats.</summary>
public static class PortalTime
{
    /// <summary>The one setting.</summary>
    public const string ZoneId = "Europe/Stockholm";

    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(ZoneId);

    /// <summary>2026-11-23 14:10 in Swedish, 23 Nov 2026, 14:10 in English.</summary>
    public static string Text(DateTime utc, CultureInfo culture) =>
        Local(utc).ToString(IsSwedish(culture) ? "yyyy-MM-dd HH:mm" : "d MMM yyyy, HH:mm", culture);

    public static string DateText(DateTime utc, CultureInfo culture) => DateText(DateOnly.FromDateTime(Local(utc)), culture);

    public static string DateText(DateOnly date, CultureInfo culture) =>
        date.ToString(IsSwedish(culture) ? "yyyy-MM-dd" : "d MMM yyyy", culture);

    public static string ClockText(DateTime utc) => Local(utc).ToString("HH:mm", CultureInfo.InvariantCulture);

    public static DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);

    private static bool IsSwedish(CultureInfo culture) => culture.TwoLetterISOLanguageName == "sv";
}
