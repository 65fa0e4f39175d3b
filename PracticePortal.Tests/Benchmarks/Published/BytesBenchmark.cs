using Microsoft.Playwright;
using PracticePortal.Tests.Benchmarks.Activations;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Published;

/// <summary>
/// What a browser receives for the customers list of the published portal, pages and open page together: at the first visit, and at the next
/// one. The yardstick is the template's weather page and MudBlazor's own two files as brotli.
/// </summary>
internal static class BytesBenchmark
{
    private const int Customers = 25;
    private const double Goal = 1.3;
    private const double Kilo = 1_000;

    public static Benchmark Benchmark { get; } = new(
        "bytes", "Bytes to the browser for the published customers list, against the template's weather page and MudBlazor's files", RunAsync);

    private static async Task<int> RunAsync(string[] words, CancellationToken ct)
    {
        using var work = new TestDirectory();
        await using var filled = await TestPortal.StartAsync();
        var waiting = await WaitingCustomers.LayAsync(filled, Customers, ct);
        var portal = await PublishedApp.PortalAsync(work, filled.DataDirectory, ct);
        var template = await PublishedApp.TemplateAsync(work, ct);
        await using var browser = new Browser();

        var (runningPortal, _) = await portal.StartAsync(ct);
        Visits ours;
        await using (runningPortal)
        {
            ours = await VisitAsync(browser, portal.BaseUrl, "/customers", person => new KnownPeople().LogInAsync(person, waiting.Consultant, WaitingCustomers.Password));
        }

        var (runningTemplate, _) = await template.StartAsync(ct);
        await using (runningTemplate)
        {
            var theirs = await VisitAsync(browser, template.BaseUrl, "/weather", _ => Task.CompletedTask);
            var mudBlazor = Directory.EnumerateFiles(portal.Folder, "MudBlazor.min.*.br", SearchOption.AllDirectories)
                .DistinctBy(Path.GetFileName).Where(file => !file.Contains(".map", StringComparison.Ordinal)).Sum(file => new FileInfo(file).Length);
            Assert.True(mudBlazor > 0, "MudBlazor's files are not published as brotli.");
            var first = Comparison.Costs("bytes, first visit", "kB", ours.First / Kilo, (theirs.First + mudBlazor) / Kilo, Goal);
            var later = Comparison.Costs("bytes, later visit", "kB", ours.Later / Kilo, theirs.Later / Kilo, Goal);
            return first && later ? 0 : 1;
        }
    }

    private static async Task<Visits> VisitAsync(Browser browser, string baseUrl, string path, Func<Person, Task> logInAsync)
    {
        await using var person = await browser.NewPersonAsync(baseUrl);
        await logInAsync(person);
        await person.Page.GotoAsync("about:blank");
        var traffic = await Traffic.ListenAsync(person);
        await traffic.ForgetFilesAsync();
        var first = await VisitAsync(person, path, traffic);
        return new Visits(first, await VisitAsync(person, path, traffic));
    }

    private static async Task<long> VisitAsync(Person person, string path, Traffic traffic)
    {
        await person.Page.GotoAsync("about:blank");
        traffic.Reset();
        await person.Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        await Assertions.Expect(person.Page.Locator("table tbody tr").First).ToBeVisibleAsync();
        return traffic.Bytes;
    }

    private sealed record Visits(long First, long Later);
}
