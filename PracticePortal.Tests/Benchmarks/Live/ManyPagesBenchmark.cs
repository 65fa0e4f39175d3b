using PracticePortal.Platform.Data;
using PracticePortal.Tests.Benchmarks.Circuits;
using PracticePortal.Tests.Benchmarks.Lists;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Live;

/// <summary>
/// How long a click waits for its answer while so many pages are open and colleagues change something twenty times a second, against the
/// same changes with ten pages open. Twenty pages of an agency are open: five people, four pages each.
/// </summary>
internal static class ManyPagesBenchmark
{
    private const int UsualPages = 2_000;
    private const int FewPages = 10;
    private const int PagesOfAnAgency = 20;
    private const int Customers = 200;
    private const int LogInsAtOnce = 4;
    private const double Goal = 2;

    public static Benchmark Benchmark { get; } = new(
        "many-pages", "99th percentile of a click with 2,000 pages open and 20 changes a second, against 10 pages: [--count 2000] [--database sqlite|postgresql]", RunAsync);

    private static Task<int> RunAsync(string[] words, CancellationToken ct) =>
        CountAndDatabases.RunAsync(words, UsualPages, Benchmark.Purpose, (pages, database) => MeasureAsync(database, pages, ct));

    private static async Task<bool> MeasureAsync(DatabaseProvider database, int pages, CancellationToken ct)
    {
        await using var filled = await TestPortal.StartAsync(database: database);
        var agencies = await FilledAgencies.FillAsync(filled, Enumerable.Repeat(Customers, (pages + PagesOfAnAgency - 1) / PagesOfAnAgency), ct);
        await using var mail = SmtpTestServer.Start();
        await using var process = await BusyPortal.StartAsync(filled, mail, withUseCases: true);
        var visitors = new List<CircuitVisitor>();
        try
        {
            var colleagues = new List<Colleagues.Office>();
            foreach (var agency in agencies)
            {
                CircuitVisitor[] people = [.. agency.Emails.Select((_, at) => new CircuitVisitor(process.BaseUrl, visitors.Count + at))];
                visitors.AddRange(people);
                colleagues.Add(new Colleagues.Office(people[0], await filled.ReadAsync(db => ToggledTask.FindAsync(db, agency.Id, ct))));
            }

            var emails = agencies.SelectMany(agency => agency.Emails);
            foreach (var some in visitors.Zip(emails).Chunk(LogInsAtOnce))
            {
                await Task.WhenAll(some.Select(one => one.First.LogInAsync(one.Second, RegisterSeed.Password)));
            }

            await using var few = await OpenPages.OpenAsync(visitors, "/customers", FewPages, ct);
            await Clicks.MeasureAsync(few, new Colleagues(colleagues), ct); // warms up
            var calm = await Clicks.MeasureAsync(few, new Colleagues(colleagues), ct);
            await using var rest = await OpenPages.OpenAsync(visitors, "/customers", pages - FewPages, ct);
            var crowded = await Clicks.MeasureAsync(few, new Colleagues(colleagues), ct);
            Console.WriteLine($"clicks, {database}: median {crowded.Median:0.0} ms with {pages} pages, {calm.Median:0.0} ms with {FewPages}");
            return Comparison.Costs($"clicks, {database}, 99th percentile with {pages} pages", "ms", crowded.P99, calm.P99, Goal);
        }
        finally
        {
            visitors.ForEach(visitor => visitor.Dispose());
        }
    }
}
