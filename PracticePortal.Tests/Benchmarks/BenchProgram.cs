using PracticePortal.Tests.Benchmarks.Activations;
using PracticePortal.Tests.Benchmarks.Browsers;
using PracticePortal.Tests.Benchmarks.Interpretation;
using PracticePortal.Tests.Benchmarks.Live;
using PracticePortal.Tests.Benchmarks.Mail;
using PracticePortal.Tests.Benchmarks.Pages;
using PracticePortal.Tests.Benchmarks.Poison;
using PracticePortal.Tests.Benchmarks.Published;
using PracticePortal.Tests.Benchmarks.Receipts;
using PracticePortal.Tests.Programs;

namespace PracticePortal.Tests.Benchmarks;

/// <summary>The command <c>bench NAME</c>, and all benchmarks.</summary>
internal static class BenchProgram
{
    /// <summary>Neither met nor missed: something else broke.</summary>
    public const int NotMeasured = 3;

    public static TestProgram Program { get; } = new("bench", "bench NAME: measures one thing against another in the same run", RunAsync);

    public static IReadOnlyList<Benchmark> All { get; } =
    [
        PoisonBenchmark.Benchmark,
        ActivationBenchmark.Benchmark,
        MailBenchmark.Benchmark,
        StartBenchmark.Benchmark,
        PageMemoryBenchmark.Benchmark,
        PageOpeningBenchmark.Benchmark,
        BytesBenchmark.Benchmark,
        ListBenchmark.Benchmark,
        LiveBenchmark.Benchmark,
        ManyPagesBenchmark.Benchmark,
        ReceiptsBenchmark.Benchmark,
        UploadsBenchmark.Benchmark,
        InboxBenchmark.Benchmark,
        InterpretationBenchmark.Benchmark,
        ClicksBenchmark.Benchmark,
    ];

    private static async Task<int> RunAsync(string[] words, CancellationToken ct)
    {
        var name = words.FirstOrDefault("");
        if (All.SingleOrDefault(benchmark => benchmark.Name == name) is { } asked)
        {
            try
            {
                return await asked.RunAsync(words[1..], ct);
            }
            catch (Exception broken)
            {
                await Console.Error.WriteLineAsync($"{name} could not be measured: {broken}");
                return NotMeasured;
            }
        }

        await Console.Error.WriteLineAsync(string.Join(
            Environment.NewLine, [$"There is no benchmark {name}. There are:", .. All.Select(b => $"  {b.Name,-12} {b.Purpose}")]));
        return ProgramTable.Misunderstood;
    }
}
