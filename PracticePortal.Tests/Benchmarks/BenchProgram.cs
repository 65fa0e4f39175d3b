using PracticePortal.Tests.Benchmarks.Activations;
using PracticePortal.Tests.Benchmarks.Mail;
using PracticePortal.Tests.Benchmarks.Poison;
using PracticePortal.Tests.Benchmarks.Published;
using PracticePortal.Tests.Programs;

namespace PracticePortal.Tests.Benchmarks;

/// <summary>The command <c>bench NAME</c>, and all benchmarks.</summary>
internal static class BenchProgram
{
    public static TestProgram Program { get; } = new("bench", "bench NAME: measures one thing against another in the same run", RunAsync);

    public static IReadOnlyList<Benchmark> All { get; } =
    [
        PoisonBenchmark.Benchmark,
        ActivationBenchmark.Benchmark,
        MailBenchmark.Benchmark,
        StartBenchmark.Benchmark,
    ];

    private static async Task<int> RunAsync(string[] words, CancellationToken ct)
    {
        var name = words.FirstOrDefault("");
        if (All.SingleOrDefault(benchmark => benchmark.Name == name) is { } asked)
        {
            return await asked.RunAsync(words[1..], ct);
        }

        await Console.Error.WriteLineAsync(string.Join(
            Environment.NewLine, [$"There is no benchmark {name}. There are:", .. All.Select(b => $"  {b.Name,-12} {b.Purpose}")]));
        return ProgramTable.Misunderstood;
    }
}
