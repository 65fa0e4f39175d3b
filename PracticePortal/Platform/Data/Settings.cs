using System.Globalization;

namespace PracticePortal.Platform.Data;

/// <summary>Reads settings. An empty one is not set; a wrong one stops the start with one sentence that names its key.</summary>
internal static class Settings
{
    public static string? ReadText(this IConfiguration configuration, string key) =>
        configuration[key]?.Trim() is { Length: > 0 } text ? text : null;

    public static bool ReadFlag(this IConfiguration configuration, string key, bool otherwise)
    {
        if (configuration.ReadText(key) is not { } text)
        {
            return otherwise;
        }

        return bool.TryParse(text, out var flag) ? flag : throw new ConfigurationException($"{key} must be true or false.");
    }

    public static T ReadChoice<T>(this IConfiguration configuration, string key, T otherwise)
        where T : struct, Enum
    {
        if (configuration.ReadText(key) is not { } text)
        {
            return otherwise;
        }

        return Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase)
            ? Enum.Parse<T>(text, ignoreCase: true)
            : throw new ConfigurationException($"{key} must be one of {string.Join(", ", Enum.GetNames<T>())}.");
    }

    public static TimeSpan ReadDuration(this IConfiguration configuration, string key, TimeSpan otherwise, int mostDays)
    {
        if (configuration.ReadText(key) is not { } text)
        {
            return otherwise;
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span > TimeSpan.Zero && span <= TimeSpan.FromDays(mostDays)
            ? span
            : throw new ConfigurationException(
                $"{key} must be a time such as 14.00:00:00 (days.hours:minutes:seconds), at most {mostDays} days.");
    }
}
