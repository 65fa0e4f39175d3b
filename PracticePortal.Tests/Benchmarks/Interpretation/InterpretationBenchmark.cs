using System.Globalization;
using PracticePortal.Features.Scanner.Interpretation.Rules;
using PracticePortal.Tests.Features.Scanner.Interpretation.Made;
using PracticePortal.Tests.Programs;

namespace PracticePortal.Tests.Benchmarks.Interpretation;

/// <summary>
/// Reads made receipts, each as a clean picture and as a degraded one, and compares what is found with what stands there: for the half by which the
/// rules were tuned, and for the half that nobody looked at.
/// </summary>
internal static class InterpretationBenchmark
{
    private const string Usage = "bench interpretation [--count 200] [--kept FOLDER] [--show FACT]";
    private const double MostMillisecondsAPage = 20;

    private static readonly Dictionary<string, double> s_goals = new(StringComparer.Ordinal)
    {
        ["total"] = 0.97,
        ["date"] = 0.97,
        ["organisation number"] = 0.95,
        ["VAT per rate"] = 0.93,
    };

    public static Benchmark Benchmark { get; } =
        new("interpretation", "what is found on made receipts against what stands there [--count 200] [--kept FOLDER] [--show FACT]", RunAsync);

    private static async Task<int> RunAsync(string[] words, CancellationToken ct)
    {
        var (count, kept, shown) = (200, (string?)null, (string?)null);
        for (var at = 0; at < words.Length; at += 2)
        {
            switch (words[at], at + 1 < words.Length ? words[at + 1] : "")
            {
                case ("--count", var value) when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count > 1:
                    break;
                case ("--kept", { Length: > 0 } folder):
                    kept = Directory.CreateDirectory(folder).FullName;
                    break;
                case ("--show", { Length: > 0 } fact):
                    shown = fact;
                    break;
                default:
                    await Console.Error.WriteLineAsync(Usage);
                    return ProgramTable.Misunderstood;
            }
        }

        var tables = new Dictionary<(bool IsForTuning, bool IsClean), ScoreTable>();
        var times = new List<ReadTimes>();
        foreach (var isClean in (bool[])[true, false])
        {
            for (var seed = 0; seed < count; seed++)
            {
                var receipt = MadeReceipt.Of(seed);
                using var picture = MadePicture.Of(receipt);
                var place = kept is null ? null : Path.Combine(kept, $"{seed:000}-{(isClean ? "clean" : "degraded")}");
                var read = await ReadPicture.ReadAsync(isClean ? picture.Clean() : Degraded.Of(picture, seed), place, ct);
                var before = ReadPicture.OwnTime();
                var found = ReceiptRules.Find([read.Words], MadeReceipt.ReceivedOn);
                times.Add(new ReadTimes(read.Preparing, ReadPicture.OwnTime() - before, read.Ocr));
                var table = tables.GetValueOrDefault((receipt.IsForTuning, isClean)) ?? (tables[(receipt.IsForTuning, isClean)] = new ScoreTable());
                table.Add(receipt, found, isShown: fact => fact.Name == shown && receipt.IsForTuning);
            }
        }

        foreach (var ((isForTuning, isClean), table) in tables.OrderBy(one => one.Key))
        {
            Console.WriteLine($"{(isForTuning ? "tuning" : "never looked at")}, {(isClean ? "clean" : "degraded")}:");
            Console.WriteLine(table);
        }

        var isFast = ReadTimes.Print(times, MostMillisecondsAPage);
        var isExact = tables.Where(one => one.Key is (false, true)).All(one => s_goals.All(goal => one.Value.Exact(goal.Key) >= goal.Value));
        Console.WriteLine($"goals for clean pictures never looked at: {string.Join(", ", s_goals.Select(goal => $"{goal.Key} {goal.Value:P0}"))}: {(isExact ? "met" : "not met")}");
        return isExact && isFast ? 0 : 1;
    }
}
