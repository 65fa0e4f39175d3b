namespace PracticePortal.Platform.Data;

/// <summary>The section "Portal": where people reach it and where it keeps its files.</summary>
public sealed class PortalOptions
{
    public const string Section = "Portal";

    /// <summary>Links in emails are built from it and from nothing else.</summary>
    public Uri PublicUrl { get; init; } = null!;

    public string DataDirectory { get; init; } = "";

    /// <summary>Addresses of reverse proxies whose forwarded headers are believed.</summary>
    public string[] TrustedProxies { get; init; } = [];

    public Uri Link(string path) => new(PublicUrl, path);
}
