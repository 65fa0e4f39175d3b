using PracticePortal.Platform.Data;

namespace PracticePortal.Tests.Races;

/// <summary>What came of a race's rounds.</summary>
/// <param name="Collisions">Saves that the database refused, as another was first.</param>
/// <param name="Complaints">What was wrong; a race that one side always won was none.</param>
internal sealed record RaceResult(
    Race Race, DatabaseProvider Database, int Rounds, int FirstWins, int SecondWins, int Collisions, TimeSpan Took, IReadOnlyList<string> Complaints)
{
    public override string ToString() =>
        FormattableString.Invariant(
            $"{Race.Name,-30} {Database,-10} {Rounds} rounds, {Race.First.Name} {FirstWins}, {Race.Second.Name} {SecondWins}, collisions {Collisions}, {Took.TotalSeconds:0.0} s, wrong {Complaints.Count}");
}
