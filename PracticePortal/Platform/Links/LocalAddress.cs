namespace PracticePortal.Platform.Links;

/// <summary>Where to go after something was done, as the address said it: only to a place of the portal's own.</summary>
public static class LocalAddress
{
    public const string Home = "/";

    /// <summary>The address if it starts with one slash, no browser reads it as another host and a header can hold it; else the start page.</summary>
    public static string OrHome(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal)
        && address.All(c => c is > ' ' and < '\u007f')
            ? address
            : Home;
}
