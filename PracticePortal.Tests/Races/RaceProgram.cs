using System.Globalization;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Programs;

namespace PracticePortal.Tests.Races;

/// <summary>The command <c>race</c>: every race, or those whose name holds a word, on both databases.</summary>
internal static class RaceProgram
{
    private const int UsualRounds = 200;

    public static TestProgram Program { get; } = new(
        "race", "Two acts at the same moment on both databases, again and again: [--rounds 200] [--only WORD]", RunAsync);

    private static async Task<int> RunAsync(string[] words, CancellationToken ct)
    {
        var (rounds, only) = (UsualRounds, "");
        for (var at = 0; at < words.Length; at += 2)
        {
            var value = at + 1 < words.Length ? words[at + 1] : "";
            switch (words[at])
            {
                case "--rounds" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out rounds) && rounds > 0:
                    break;
                case "--only" when value.Length > 0:
                    only = value;
                    break;
                default:
                    await Console.Error.WriteLineAsync(Program.Purpose);
                    return ProgramTable.Misunderstood;
            }
        }

        return await RunAsync(rounds, only, ct);
    }

    private static async Task<int> RunAsync(int rounds, string only, CancellationToken ct)
    {
        var (ran, wrong) = (0, 0);
        foreach (var race in RaceTable.All.Where(r => r.Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
        {
            foreach (var database in Enum.GetValues<DatabaseProvider>())
            {
                ct.ThrowIfCancellationRequested();
                var result = await RaceTrack.RunAsync(race, database, rounds);
                Console.WriteLine(result);
                foreach (var complaint in result.Complaints)
                {
                    Console.WriteLine($"  {complaint}");
                }

                (ran, wrong) = (ran + 1, wrong + result.Complaints.Count);
            }
        }

        return ran > 0 && wrong == 0 ? 0 : 1;
    }
}
