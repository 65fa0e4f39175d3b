namespace PracticePortal.Components.Shared;

/// <summary>A page above the one that is open.</summary>
public sealed record Crumb(string Text, string Href);

/// <summary>One of the <see cref="Tabs"/>: an address with a name, and how much waits there.</summary>
public sealed record TabLink(string Text, string Href, int? Count = null);
