using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Programs;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Lists;

/// <summary>
/// The command <c>bench-lists</c>: the customers list and the follow-up list of an agency alone, among many like it, and of a large one,
/// asked in turn in the same run; and the first page by plain ADO.NET.
/// </summary>
internal static class ListsBenchmark
{
    /// <summary>Times an agency alone.</summary>
    private const double Goal = 1.5;

    /// <summary>Times plain ADO.NET.</summary>
    private const double PlainGoal = 3;

    public static TestProgram Program { get; } = new(
        "bench-lists",
        "Lists of an agency alone, among many, and of a large one: [--database sqlite|postgresql] [--agencies 500] [--customers 2000] [--large 100000] [--only WORD]",
        RunAsync);

    private static async Task<int> RunAsync(string[] words, CancellationToken ct)
    {
        if (ListsOptions.Read(words) is not { } options)
        {
            await Console.Error.WriteLineAsync(Program.Purpose);
            return ProgramTable.Misunderstood;
        }

        var met = true;
        foreach (var database in options.Databases)
        {
            Console.WriteLine(Line($"\n## {database}: {options.Customers} customers alone (a), among {options.Agencies - 1} like it (b); {options.Large} customers (c)\n"));
            await using var alone = await TestPortal.StartEmptyAsync(database, pooling: true);
            await using var shared = await TestPortal.StartEmptyAsync(database, pooling: true);
            var a = new MeasuredAgency(alone, await FillAsync(alone, 1, options.Customers, ct), options.Customers);
            var among = await FillAsync(shared, options.Agencies, options.Customers, ct);
            var large = await FillAsync(shared, 1, options.Large, ct, first: options.Agencies + 1);
            met &= await MeasureAsync(
                [a, new MeasuredAgency(shared, among, options.Customers), new MeasuredAgency(shared, large, options.Large)], options, ct);
        }

        return met ? 0 : 1;
    }

    private static async Task<Member> FillAsync(TestPortal portal, int agencies, int customers, CancellationToken ct, int first = 1)
    {
        if (first == 1)
        {
            await portal.MigrateAsync();
        }

        await using var db = await portal.OpenAsync();
        var seed = new RegisterSeed(db, portal.Now, first);
        Member? middle = null;
        for (var written = 0; written < agencies; written++)
        {
            var administrator = await seed.AgencyAsync(customers, ct);
            middle = written == agencies / 2 ? administrator : middle;
        }

        if (db is PostgresDbContext)
        {
            await db.Database.ExecuteSqlAsync($"VACUUM ANALYZE", ct); // as autovacuum does after a while
        }

        return middle!;
    }

    private static async Task<bool> MeasureAsync(MeasuredAgency[] agencies, ListsOptions options, CancellationToken ct)
    {
        foreach (var agency in agencies)
        {
            await agency.FindMiddlesAsync(ct);
        }

        var plans = new List<string>();
        var met = true;
        Console.WriteLine("| Question | a median | a p99 | b median | b p99 | c median | c p99 | b/a | c/a |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var question in ListQuestions.All.Where(q => q.Name.Contains(options.Only, StringComparison.OrdinalIgnoreCase)))
        {
            Samples[] samples = [.. agencies.Select(_ => new Samples())];
            await Samples.RepeatAsync(
                index => samples[index].TakeAsync(() => question.AskAsync(agencies[index], ct)), async () =>
                {
                    foreach (var agency in agencies)
                    {
                        await question.AskAsync(agency, ct);
                    }
                }, agencies.Length);
            var (a, b, c) = (samples[0], samples[1], samples[2]);
            var (many, big) = (b.Median / a.Median, c.Median / a.Median);
            met &= many <= Goal && big <= Goal;
            Console.WriteLine(Line(
                $"| {question.Name} | {a.Median:0.00} | {a.P99:0.00} | {b.Median:0.00} | {b.P99:0.00} | {c.Median:0.00} | {c.P99:0.00} | {many:0.00} | {big:0.00} |"));
            plans.AddRange((await QueryPlans.OfAsync(agencies[2].Portal, () => question.AskAsync(agencies[2], ct)))
                .Select(step => $"- {question.Name}: {step}"));
        }

        met &= await ComparePlainAsync(agencies[0], ct);
        Console.WriteLine($"\nWhere no index brings the rows, or their order:\n\n{string.Join('\n', plans)}");
        return met;
    }

    private static async Task<bool> ComparePlainAsync(MeasuredAgency agency, CancellationToken ct)
    {
        var question = ListQuestions.All[0];
        await using var plain = await PlainRows.OpenAsync(agency);
        Samples[] samples = [new(), new()];
        Func<Task>[] asked = [() => question.AskAsync(agency, ct), () => plain.ReadAsync(ct)];
        await Samples.RepeatAsync(
            index => samples[index].TakeAsync(asked[index]), async () => Assert.Equal(await plain.ReadAsync(ct), await question.AskAsync(agency, ct)), 2);
        var ratio = samples[0].Median / samples[1].Median;
        Console.WriteLine(Line(
            $"\n{question.Name} of (a): {samples[0].Median:0.00} ms (p99 {samples[0].P99:0.00}), by plain ADO.NET {samples[1].Median:0.00} ms (p99 {samples[1].P99:0.00}): {ratio:0.00} times"));
        return ratio <= PlainGoal;
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
