using System.Globalization;
using PracticePortal.Platform.Domain;
using PracticePortal.Resources;

namespace PracticePortal.Platform.Email;

/// <summary>Moments as letters say them: in Swedish time and with the words for it, as a reader may be elsewhere.</summary>
internal static class LetterTime
{
    /// <summary>7 December 2026, 14:10 (Swedish time).</summary>
    public static string Say(DateTime utc)
    {
        var local = SwedishTime.FromUtc(utc);
        var (day, hour) = (local.ToString("d MMMM yyyy", CultureInfo.CurrentCulture), local.ToString("HH:mm", CultureInfo.InvariantCulture));
        return Sentence.Of(EmailsText.Moment, day, hour);
    }
}
