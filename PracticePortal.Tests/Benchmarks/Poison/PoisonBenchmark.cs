using System.Globalization;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Programs;

namespace PracticePortal.Tests.Benchmarks.Poison;

/// <summary>
/// A hundred good rows of the outbox, alone and behind five hundred that fail: a third throws at once, a third hangs until its time-out, a
/// third are letters that the mail server greylists. Each figure is from a portal of its own, alone and poisoned by turns.
/// </summary>
internal static class PoisonBenchmark
{
    private const string Usage = "bench poison [--rounds 3] [--database sqlite|postgres]";
    private const double Goal = 2;

    public static Benchmark Benchmark { get; } =
        new("poison", "100 good outbox rows: p99 from due to done, alone against behind 500 that fail [--rounds 3] [--database sqlite|postgres]", RunAsync);

    private static async Task<int> RunAsync(string[] words, CancellationToken ct)
    {
        var (rounds, databases) = (3, Enum.GetValues<DatabaseProvider>());
        for (var at = 0; at < words.Length; at += 2)
        {
            switch (words[at], at + 1 < words.Length ? words[at + 1] : "")
            {
                case ("--rounds", var value) when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out rounds) && rounds > 0:
                    break;
                case ("--database", "sqlite"):
                    databases = [DatabaseProvider.Sqlite];
                    break;
                case ("--database", "postgres"):
                    databases = [DatabaseProvider.PostgreSql];
                    break;
                default:
                    await Console.Error.WriteLineAsync(Usage);
                    return ProgramTable.Misunderstood;
            }
        }

        var isMet = true;
        foreach (var database in databases)
        {
            isMet &= await CompareAsync(database, rounds, ct);
        }

        return isMet ? 0 : 1;
    }

    private static async Task<bool> CompareAsync(DatabaseProvider database, int rounds, CancellationToken ct)
    {
        var p99 = Enum.GetValues<Poisoning>().ToDictionary(poisoning => poisoning, _ => new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (poisoning, figures) in p99)
            {
                await using var run = await PoisonRun.StartAsync(database, ct);
                figures.Add(await run.MeasureAsync(poisoning, ct));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {database}, round {round + 1}, {poisoning}: p99 {figures[^1]:N0} ms"));
            }
        }

        var alone = Median(p99[Poisoning.None]);
        foreach (var poisoning in p99.Keys.Where(p => p != Poisoning.None))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{database}: alone {alone:N0} ms, behind poison ({poisoning}) {Median(p99[poisoning]):N0} ms, ratio {Median(p99[poisoning]) / alone:N2} (goal: at most {Goal})"));
        }

        return p99.Keys.All(p => Median(p99[p]) <= alone * Goal);
    }

    private static double Median(List<double> figures) => figures.Order().ElementAt(figures.Count / 2);
}
