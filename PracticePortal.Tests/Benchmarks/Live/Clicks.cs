using System.Diagnostics;
using PracticePortal.Tests.Benchmarks.Circuits;

namespace PracticePortal.Tests.Benchmarks.Live;

/// <summary>Somebody follows a link that turns the list's order round, at one open page after the other.</summary>
internal static class Clicks
{
    private const int Count = 400;

    private static readonly TimeSpan s_between = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <returns>From the click until the list comes in its new order, while the colleagues work, if there are any.</returns>
    public static async Task<Latencies> MeasureAsync(OpenPages pages, Colleagues? colleagues, CancellationToken ct)
    {
        using var enough = new CancellationTokenSource();
        var work = colleagues?.WorkAsync(enough.Token, ct);
        var latencies = new Latencies();
        using (var pace = new PeriodicTimer(s_between))
        {
            for (var click = 0; click < Count; click++)
            {
                await pace.WaitForNextTickAsync(ct);
                var isDescending = click / pages.Pages.Count % 2 == 0;
                var (since, until) = await ClickAsync(pages.Pages[click % pages.Pages.Count], isDescending, ct);
                latencies.Add(since, until);
            }
        }

        await enough.CancelAsync();
        Assert.True(work is null || await work > 0, "Nothing changed meanwhile.");
        return latencies;
    }

    private static async Task<(long Since, long Until)> ClickAsync(OpenPage page, bool isDescending, CancellationToken ct)
    {
        var shown = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        page.Drawn = batch =>
        {
            if (batch.Span.IndexOf(isDescending ? "descending"u8 : "ascending"u8) >= 0)
            {
                shown.TrySetResult(Stopwatch.GetTimestamp());
            }
        };
        var since = Stopwatch.GetTimestamp();
        await page.FollowAsync(isDescending ? "/customers?dir=desc" : "/customers", ct);
        return (since, await shown.Task.WaitAsync(s_patience, ct));
    }
}
