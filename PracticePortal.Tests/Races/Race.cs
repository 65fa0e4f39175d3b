using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Email;

namespace PracticePortal.Tests.Races;

/// <summary>What must be true when one side was first.</summary>
/// <param name="Audit">The one entry that tells it.</param>
/// <param name="Status">The collaboration's; null when there must be none.</param>
/// <param name="Letter">The kind that goes out; null for none.</param>
/// <param name="Recipients">To whom, once each.</param>
/// <param name="Refusal">The code of what the other side is told.</param>
/// <param name="By">Whom that sentence names; empty for nobody.</param>
internal sealed record Victory(
    string Audit, CollaborationStatus? Status, EmailKind? Letter, Func<RacingCase, IReadOnlyList<string>> Recipients, string Refusal,
    Func<RacingCase, string> By);

/// <summary>What one side does.</summary>
/// <param name="Name">As the figures print it.</param>
/// <param name="Ready">Stands ready with the services of whoever acts; what it returns is called when both are released.</param>
internal sealed record RacingSide(string Name, Func<RacingCase, Func<Task<Result>>> Ready, Victory Victory);

/// <summary>Two acts at the same moment, of which the first to be saved counts.</summary>
/// <param name="Prepare">Makes the rows of a round.</param>
internal sealed record Race(string Name, RacingSide First, RacingSide Second, Func<RacingCase, RacingCase> Prepare)
{
    /// <summary>What a round needs beyond its rows.</summary>
    public Func<RacingCase, Task> Lead { get; init; } = _ => Task.CompletedTask;

    /// <summary>Both may succeed, one after the other; then the second side's success says that it was first.</summary>
    public bool BothMaySucceed { get; init; }

    /// <summary>Anything else that must hold after a round; gives what does not.</summary>
    public Func<RacingCase, bool, Task<string?>> Also { get; init; } = (_, _) => Task.FromResult<string?>(null);
}
