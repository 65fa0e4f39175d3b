using PracticePortal.Tests.Benchmarks.Lists;
using PracticePortal.Tests.Benchmarks.Published;
using PracticePortal.Tests.Programs;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Browsers;

/// <summary>
/// What somebody at the customers list waits for in Chromium: the first customer after a navigation, and other rows after a search was typed.
/// The yardstick is a plain table of as many customers in memory, in the framework's template.
/// </summary>
internal static class ListBenchmark
{
    private const int UsualCustomers = 100_000;
    private const int FewCustomers = 1_000;
    private const int Rounds = 21;
    private const double Goal = 1.5;

    public static Benchmark Benchmark { get; } = new(
        "list", "Navigation and search at the customers list in a browser, against a plain table: [--count 100000] [--published FOLDER]", RunAsync);

    private static async Task<int> RunAsync(string[] words, CancellationToken ct)
    {
        using var options = PublishedOptions.Read(words, UsualCustomers);
        if (options is null)
        {
            await Console.Error.WriteLineAsync(Benchmark.Purpose);
            return ProgramTable.Misunderstood;
        }

        await using var filled = await TestPortal.StartAsync();
        var agencies = await FilledAgencies.FillAsync(filled, [FewCustomers, options.Count], ct);
        var portal = await PublishedApp.PortalAsync(options.Folder, filled.DataDirectory, ct);
        var template = await PublishedApp.TemplateAsync(options.Folder, ct);
        var (ours, _) = await portal.StartAsync(ct);
        await using var _1 = ours;
        var (theirs, _) = await template.StartAsync(ct);
        await using var _2 = theirs;
        var met = true;
        foreach (var (customers, agency) in agencies.Zip([FewCustomers, options.Count], (agency, customers) => (customers, agency)))
        {
            await using var browser = new Browser();
            await using var here = await BrowserSide.OpenAsync(browser, portal.BaseUrl, portal.BaseUrl, agency.Emails[0]);
            await using var there = await BrowserSide.OpenAsync(browser, template.BaseUrl, template.BaseUrl, email: null);
            met &= await CompareAsync(new ListVisit(here.Page, "/customers"), new ListVisit(there.Page, $"/rows/{customers}"), customers, ct);
        }

        return met ? 0 : 1;
    }

    private static async Task<bool> CompareAsync(ListVisit ours, ListVisit theirs, int customers, CancellationToken ct)
    {
        for (var round = 0; round < Rounds; round++)
        {
            await ours.NavigateAsync();
            await theirs.NavigateAsync();
        }

        for (var round = 0; round < Rounds; round++)
        {
            await ours.SearchAsync(ct);
            await theirs.SearchAsync(ct);
        }

        var met = Comparison.Costs($"first customer of {customers} after a navigation, median", "ms", ours.Navigation, theirs.Navigation, Goal);
        return Comparison.Costs($"rows of {customers} after a search, median", "ms", ours.Searching, theirs.Searching, Goal) && met;
    }
}
