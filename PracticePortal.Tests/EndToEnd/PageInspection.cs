using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd;

/// <summary>What is looked for on whatever is on the screen: nothing serious for axe-core, nothing wider than the screen, one heading of the first level.</summary>
internal static partial class PageInspection
{
    private static readonly string[] s_serious = ["serious", "critical"];

    public static TheoryData<string, string, int> Looks => new()
    {
        { "en-GB", "light", 1360 },
        { "en-GB", "light", 390 },
        { "sv-SE", "dark", 1360 },
        { "sv-SE", "dark", 390 },
    };

    /// <summary>Inspects what is shown now; with PORTAL_SCREENSHOTS=1 a picture of it lands in screenshots/.</summary>
    public static async Task<IReadOnlyList<string>> InspectAsync(IPage page, string name, string look)
    {
        await page.SettleAsync();
        await TakePictureAsync(page, $"{name}-{look}");
        return [.. (await FaultsOfAsync(page)).Select(fault => $"{name}: {fault}")];
    }

    private static async Task<List<string>> FaultsOfAsync(IPage page)
    {
        // A sandboxed frame runs no script, so axe would wait for it for ever; the letter in it has tests of its own.
        await page.EvaluateAsync("document.querySelectorAll('iframe').forEach(frame => frame.remove())");
        var found = await page.RunAxe(new AxeRunOptions
        {
            ResultTypes = [ResultType.Violations],
            Rules = new() { ["region"] = new RuleOptions { Enabled = false } },
        });
        var faults = found.Violations.Where(v => s_serious.Contains(v.Impact))
            .Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html).Take(3))}").ToList();
        if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
        {
            faults.Add("wider than the screen");
        }

        if (await page.Locator("h1").CountAsync() is not 1 and var headings)
        {
            faults.Add($"{headings} h1");
        }

        return faults;
    }

    private static async Task TakePictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PORTAL_SCREENSHOTS") is "1")
        {
            await page.ScreenshotAsync(new PageScreenshotOptions
            {
                Path = Path.Combine(Repository.Root, "screenshots", $"{Unsafe().Replace(name.Replace('/', '-'), unsafeText => unsafeText.Length > 1 ? "-one" : "")}.png"),
                FullPage = true,
            });
        }
    }

    [GeneratedRegex("[^A-Za-z0-9-]|-?[0-9A-Fa-f]{8}-[0-9A-Fa-f-]{27}", RegexOptions.CultureInvariant)]
    private static partial Regex Unsafe();
}
