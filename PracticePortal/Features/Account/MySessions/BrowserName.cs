namespace PracticePortal.Features.Account.MySessions;

/// <summary>What people call their browser and what it runs on; empty where it did not say.</summary>
public readonly record struct BrowserName(string Browser, string System)
{
    /// <summary>Browsers name the ones that they descend from, too: whoever comes first here is the one.</summary>
    private static readonly (string Sign, string Name)[] s_browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("Vivaldi/", "Vivaldi"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] s_systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("Linux", "Linux"),
    ];

    /// <param name="userAgent">The header of that name: anybody can write anything there, so none of it is shown.</param>
    public static BrowserName Of(string userAgent) => new(Find(s_browsers, userAgent), Find(s_systems, userAgent));

    private static string Find((string Sign, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(one => userAgent.Contains(one.Sign, StringComparison.Ordinal)).Name ?? "";
}
