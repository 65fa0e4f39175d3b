using Microsoft.Playwright;

namespace PracticePortal.Tests.Benchmarks.Browsers;

/// <summary>Somebody with a browser who comes to a list again and again, and searches in it.</summary>
internal sealed class ListVisit(IPage page, string path)
{
    /// <summary>The first ones fill the browser's cache.</summary>
    private const int NotCounted = 3;

    private static readonly string[] s_words = ["Snickeri", "Fotograf"];
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly List<double> _navigations = [];
    private readonly List<double> _searches = [];

    /// <summary>Milliseconds until the first row was painted.</summary>
    public double Navigation => MedianOf(_navigations);

    /// <summary>Milliseconds from the typing until other rows were painted.</summary>
    public double Searching => MedianOf(_searches);

    public async Task NavigateAsync()
    {
        if (_navigations.Count == 0)
        {
            await page.AddInitScriptAsync(ListScripts.NoteFirstRow);
        }

        await page.GotoAsync("about:blank");
        await BrowserSide.OpenListAsync(page, path);
        await page.WaitForFunctionAsync(ListScripts.FirstRowIsNoted);
        _navigations.Add(await page.EvaluateAsync<double>(ListScripts.FirstRowAt));
    }

    /// <summary>Another word than the last time, at the page that was opened last.</summary>
    public async Task SearchAsync(CancellationToken ct)
    {
        using var pause = new PeriodicTimer(s_pause); // what the last search still had to do is done
        await pause.WaitForNextTickAsync(ct);
        _searches.Add(await page.EvaluateAsync<double>(ListScripts.Search, s_words[_searches.Count % s_words.Length]));
    }

    private static double MedianOf(List<double> values)
    {
        var counted = values.Skip(NotCounted).Order().ToList();
        return counted[counted.Count / 2];
    }
}
