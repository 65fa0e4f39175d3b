using PracticePortal.Tests.Programs;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks;

public sealed class BenchProgramTests
{
    [Fact]
    public async Task EveryBenchmark_StandsInTheDocument()
    {
        var document = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "performance.md"), TestContext.Current.CancellationToken);

        Assert.All(BenchProgram.All, benchmark => Assert.Contains($"| `{benchmark.Name}` |", document, StringComparison.Ordinal));
        Assert.Distinct(BenchProgram.All.Select(benchmark => benchmark.Name));
    }

    [Theory]
    [InlineData("speed")]
    [InlineData("memory", "--pages", "5")]
    [InlineData("opening", "--count", "many")]
    public async Task WordsThatMeanNothing_MeasureNothing(params string[] words) =>
        Assert.Equal(ProgramTable.Misunderstood, await BenchProgram.Program.RunAsync(words, TestContext.Current.CancellationToken));
}
