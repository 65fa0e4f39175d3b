using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using PracticePortal.Components;

namespace PracticePortal.Tests.EndToEnd;

/// <summary>One page as it is registered.</summary>
/// <param name="Policy">Who may open it; null for every signed-in person, and for everybody when it is open.</param>
public sealed record PortalPage(string Template, string? Policy, bool IsOpen);

/// <summary>All pages, made from what is registered, so that no new one can be left out.</summary>
public static class PageList
{
    public static IReadOnlyList<PortalPage> All { get; } =
    [
        .. typeof(App).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>().Select(route => new PortalPage(
                route.Template,
                type.GetCustomAttributes<AuthorizeAttribute>().Select(a => a.Policy).FirstOrDefault(policy => policy is not null),
                type.GetCustomAttribute<AllowAnonymousAttribute>() is not null)))
            .OrderBy(page => page.Template, StringComparer.Ordinal),
    ];

    /// <summary>The page's address with ids put in for its parameters, by their names.</summary>
    public static string Address(PortalPage page, IReadOnlyDictionary<string, string> ids)
    {
        var address = page.Template;
        foreach (var (name, id) in ids)
        {
            address = System.Text.RegularExpressions.Regex.Replace(
                address, $@"\{{{name}(:guid)?\??\}}", id, System.Text.RegularExpressions.RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
        }

        return address;
    }
}
