using System.Globalization;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Programs;

namespace PracticePortal.Tests.Benchmarks;

/// <summary>The words of a benchmark that does something so many times on each database: <c>--count N</c>, and <c>--database</c> for one of them.</summary>
internal static class CountAndDatabases
{
    /// <param name="words">After the benchmark's name.</param>
    /// <param name="usual">How many times, when the words do not say.</param>
    /// <param name="purpose">Shown when the words are not understood.</param>
    /// <param name="measure">Measures on one database; whether the goal is met.</param>
    /// <returns>0 when every goal is met.</returns>
    public static async Task<int> RunAsync(string[] words, int usual, string purpose, Func<int, DatabaseProvider, Task<bool>> measure)
    {
        var count = usual;
        var databases = Enum.GetValues<DatabaseProvider>();
        for (var at = 0; at < words.Length; at += 2)
        {
            var value = at + 1 < words.Length ? words[at + 1] : "";
            switch (words[at])
            {
                case "--count" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count > 1:
                    break;
                case "--database" when Enum.TryParse<DatabaseProvider>(value, ignoreCase: true, out var one):
                    databases = [one];
                    break;
                default:
                    await Console.Error.WriteLineAsync(purpose);
                    return ProgramTable.Misunderstood;
            }
        }

        var allMet = true;
        foreach (var database in databases)
        {
            allMet &= await measure(count, database);
        }

        return allMet ? 0 : 1;
    }
}
