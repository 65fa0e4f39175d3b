namespace PracticePortal.Tests.Benchmarks.Circuits;

/// <summary>Many open pages of many people.</summary>
internal sealed class OpenPages : IAsyncDisposable
{
    private const int AtOnce = 8;

    private readonly List<OpenPage> _pages = [];

    public IReadOnlyList<OpenPage> Pages => _pages;

    public long Batches => _pages.Sum(page => page.Batches);

    public long Bytes => _pages.Sum(page => page.Bytes);

    /// <summary>Opens so many, turn by turn for each visitor, and comes back when nothing has been drawn for a while.</summary>
    public static async Task<OpenPages> OpenAsync(IReadOnlyList<CircuitVisitor> visitors, string path, int count, CancellationToken ct)
    {
        var pages = new OpenPages();
        try
        {
            foreach (var some in Enumerable.Range(0, count).Chunk(AtOnce))
            {
                pages._pages.AddRange(await Task.WhenAll(some.Select(at => OpenPage.OpenAsync(visitors[at % visitors.Count], path, ct))));
            }

            await Settled.WaitAsync(() => pages.Batches, ct);
            pages._pages.ForEach(page => page.MustLive());
            return pages;
        }
        catch
        {
            await pages.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var some in _pages.Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(page => page.DisposeAsync().AsTask()));
        }
    }
}
