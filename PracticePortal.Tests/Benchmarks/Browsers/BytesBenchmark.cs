using PracticePortal.Tests.Benchmarks.Lists;
using PracticePortal.Tests.Benchmarks.Published;
using PracticePortal.Tests.Programs;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Browsers;

/// <summary>
/// What goes to a browser until the customers list lives, on the wire and with all headers and frames. The yardstick is the weather page of
/// the framework's template, and MudBlazor's two files as brotli on top of a first visit.
/// </summary>
internal static class BytesBenchmark
{
    private const int Customers = 2_000;
    private const double Goal = 1.3;

    public static Benchmark Benchmark { get; } = new(
        "bytes", "Bytes to the browser for the customers list, against the template's weather page and MudBlazor's files: [--published FOLDER]", RunAsync);

    private static async Task<int> RunAsync(string[] words, CancellationToken ct)
    {
        using var options = PublishedOptions.Read(words, usual: 1);
        if (options is null)
        {
            await Console.Error.WriteLineAsync(Benchmark.Purpose);
            return ProgramTable.Misunderstood;
        }

        await using var filled = await TestPortal.StartAsync();
        var agency = Assert.Single(await FilledAgencies.FillAsync(filled, [Customers], ct));
        var portal = await PublishedApp.PortalAsync(options.Folder, filled.DataDirectory, ct);
        var ours = await VisitAsync(portal, "/customers", agency.Emails[0], ct);
        var theirs = await VisitAsync(await PublishedApp.TemplateAsync(options.Folder, ct), "/weather", email: null, ct);
        var mudBlazor = Directory.EnumerateFiles(Path.Combine(portal.Folder, "wwwroot", "mudblazor"), "*.br").Sum(file => new FileInfo(file).Length) / 1000.0;
        Assert.True(mudBlazor > 0, "The published portal has no compressed files of MudBlazor.");
        var met = Comparison.Costs("bytes of a first visit", "kB", ours.First, theirs.First + mudBlazor, Goal);
        met &= Comparison.Costs("bytes of a later visit", "kB", ours.Later, theirs.Later, Goal);
        return met ? 0 : 1;
    }

    private static async Task<(double First, double Later)> VisitAsync(PublishedApp app, string path, string? email, CancellationToken ct)
    {
        await using var relay = new CountingRelay(app.BaseUrl);
        var (running, _) = await app.StartAsync(ct, relay.BaseUrl);
        await using var _1 = running;
        await using var browser = new Browser();
        await using var person = await BrowserSide.OpenAsync(browser, relay.BaseUrl, app.BaseUrl, email);
        await BrowserSide.OpenListAsync(person.Page, path);
        var first = await Settled.WaitAsync(() => relay.Bytes, ct);
        await person.Page.GotoAsync("about:blank");
        var before = await Settled.WaitAsync(() => relay.Bytes, ct);
        await BrowserSide.OpenListAsync(person.Page, path);
        var later = await Settled.WaitAsync(() => relay.Bytes, ct) - before;
        Assert.True(person.Complaints.Count == 0, string.Join(Environment.NewLine, person.Complaints));
        return (first / 1000.0, later / 1000.0);
    }
}
