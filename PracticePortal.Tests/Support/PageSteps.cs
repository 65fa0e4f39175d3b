using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace PracticePortal.Tests.Support;

/// <summary>Steps from page to page on a machine that has much else to do.</summary>
internal static class PageSteps
{
    /// <summary>As long as a page may take to load.</summary>
    private static readonly PageAssertionsToHaveURLOptions s_patience = new() { Timeout = 30_000 };

    /// <summary>The circuit has taken over, or there is none, and nothing is being read.</summary>
    public static Task SettleAsync(this IPage page) =>
        Assertions.Expect(page.Locator("fieldset.page:disabled, [aria-busy=true]")).ToHaveCountAsync(0);

    /// <summary>Follows a link once its page has settled: a click that falls into the moment in which the page is drawn anew goes nowhere.</summary>
    public static async Task FollowAsync(this ILocator link)
    {
        await link.Page.SettleAsync();
        await link.ClickAsync();
    }

    /// <summary>The page with an address that ends so is there.</summary>
    public static Task ComesToAsync(this IPage page, string ending) => page.ComesToAsync(new Regex($"{Regex.Escape(ending)}$"));

    /// <summary>
    /// The page with such an address is there. The address is asked for again and again: Playwright's waiting for the event of the navigation misses one
    /// that comes between its look at the address and its listening.
    /// </summary>
    public static async Task ComesToAsync(this IPage page, Regex address)
    {
        await Assertions.Expect(page).ToHaveURLAsync(address, s_patience);
        await page.WaitForLoadStateAsync();
    }

    /// <summary>Another page than the one at this path has answered.</summary>
    public static Task LeavesAsync(this IPage page, string path) => Assertions.Expect(page).Not.ToHaveURLAsync(new Regex(Regex.Escape(path)), s_patience);
}
