using PracticePortal.Tests.Benchmarks;
using PracticePortal.Tests.Benchmarks.Lists;
using PracticePortal.Tests.Programs.Crash;
using PracticePortal.Tests.Races;

namespace PracticePortal.Tests.Programs;

/// <summary>All commands of the tests project.</summary>
internal static class ProgramTable
{
    /// <summary>For a command that does not exist, or words that one does not understand.</summary>
    public const int Misunderstood = 2;

    public static IReadOnlyList<TestProgram> All { get; } =
    [
        CrashProgram.Command,
        RaceProgram.Program,
        SeedProgram.Program,
        ListsBenchmark.Program,
        BenchProgram.Program,
    ];

    public static async Task<int> RunAsync(string name, string[] words)
    {
        if (All.SingleOrDefault(program => program.Name == name) is not { } program)
        {
            await Console.Error.WriteLineAsync(Unknown(name));
            return Misunderstood;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true; // so that what the program started is ended, too
            stop.Cancel();
        };
        return await program.RunAsync(words, stop.Token);
    }

    internal static string Unknown(string name) => string.Join(
        Environment.NewLine, [$"There is no command {name}. There are:", .. All.Select(program => $"  {program.Name,-10} {program.Purpose}")]);
}
