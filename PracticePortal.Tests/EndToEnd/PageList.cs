using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using PracticePortal.Components;

namespace PracticePortal.Tests.EndToEnd;

/// <summary>One page as it is registered.</summary>
/// <param name="Policy">Who may open it; null for every signed-in person, and for everybody when it is open.</param>
/// <param name="HasRule">False when nobody has said who may open it.</param>
public sealed record PortalPage(string Template, string? Policy, bool IsOpen, bool HasRule)
{
    /// <summary>For whoever is logged in, wherever they work.</summary>
    public bool IsForAllSignedIn => HasRule && !IsOpen && Policy is null;
}

/// <summary>All pages, made from what is registered, so that no new one can be left out.</summary>
public static partial class PageList
{
    public static IReadOnlyList<PortalPage> All { get; } =
    [
        .. typeof(App).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>().Select(route => new PortalPage(
                route.Template,
                type.GetCustomAttributes<AuthorizeAttribute>().Select(a => a.Policy).FirstOrDefault(policy => policy is not null),
                type.GetCustomAttribute<AllowAnonymousAttribute>() is not null,
                type.GetCustomAttributes<AuthorizeAttribute>().Any() != (type.GetCustomAttribute<AllowAnonymousAttribute>() is not null))))
            .OrderBy(page => page.Template, StringComparer.Ordinal),
    ];

    /// <summary>The names of the ids in a page's address.</summary>
    public static IEnumerable<string> IdsIn(PortalPage page) => Placeholder().Matches(page.Template).Select(found => found.Groups[1].Value);

    /// <summary>The page's address with ids put in for its parameters, by their names.</summary>
    public static string Address(PortalPage page, IReadOnlyDictionary<string, string> ids) => Placeholder().Replace(
        page.Template,
        found => ids.TryGetValue(found.Groups[1].Value, out var id) && id.Length > 0
            ? id
            : throw new InvalidOperationException($"Nothing is known for {found.Value} in {page.Template}."));

    [GeneratedRegex(@"\{(\w+)(?::\w+)?\??\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
