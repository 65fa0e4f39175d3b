using PracticePortal.Platform.Data;

namespace PracticePortal.Tests.Races;

/// <summary>Every race on both databases: one winner, one letter of each kind, one entry in the history, and the loser is told by whom.</summary>
public sealed class RaceTests
{
    /// <summary>The command <c>race</c> runs as many as it is told; here a few show that no race has become another one.</summary>
    private const int Rounds = 40;

    public static TheoryData<string, DatabaseProvider> Races =>
    [
        .. RaceTable.All.SelectMany(race => Enum.GetValues<DatabaseProvider>().Select(database => (race.Name, database))),
    ];

    [Theory, MemberData(nameof(Races))]
    public async Task Race_HasOneWinner_AndTheLoserIsToldByWhom(string name, DatabaseProvider database)
    {
        var result = await RaceTrack.RunAsync(RaceTable.All.Single(race => race.Name == name), database, Rounds);

        TestContext.Current.TestOutputHelper?.WriteLine(result.ToString());
        Assert.True(result.Complaints.Count == 0, $"{result}{Environment.NewLine}{string.Join(Environment.NewLine, result.Complaints.Take(10))}");
    }
}
