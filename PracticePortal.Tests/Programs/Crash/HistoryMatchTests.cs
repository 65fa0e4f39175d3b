using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Programs.Crash;

/// <summary>What the crash program judges by must itself be able to say no.</summary>
public sealed class HistoryMatchTests
{
    private static readonly LoggedAct s_added = new(ActKind.AddCustomer, Known.Done, "Kund", "owner@kund.example");
    private static readonly LoggedAct s_activated = new(ActKind.Activate, Known.Done);

    public static TheoryData<string, bool> Histories => new()
    {
        { "customer-added, collaboration-activated", true },
        { "customer-added, collaboration-activated, collaboration-cancelled", true }, // its answer was lost: it may have happened
        { "customer-added", false }, // an acknowledged act is gone
        { "customer-added, customer-added, collaboration-activated", false }, // and one is there twice
        { "collaboration-activated, customer-added", false },
        { "customer-added, collaboration-activated, collaboration-cancelled, collaboration-cancelled", false },
        { "customer-added, collaboration-activated, collaboration-approved", false }, // nobody did it
        { "", false },
    };

    [Theory]
    [MemberData(nameof(Histories))]
    public void History_FollowsFromWhatIsKnownOrDoesNot(string history, bool follows)
    {
        LoggedAct[] log = [s_added, s_activated, new(ActKind.Cancel, Known.Unknown)];

        var explanations = HistoryMatch.Explanations(log, history.Split(", ", StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(follows, explanations.Any());
    }

    [Fact]
    public void OpenActs_OfOneKind_AreEachTriedAsTheOneThatHappened()
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        LoggedAct[] log =
        [
            s_added, s_activated,
            new(ActKind.ChangeTask, Known.Unknown, TaskId: first), new(ActKind.ChangeTask, Known.Unknown, TaskId: second),
        ];

        var explanations = HistoryMatch.Explanations(log, ["customer-added", "collaboration-activated", "collaboration-task-changed"]);

        Assert.Equal([first, second], explanations.Select(acts => ExpectedCase.After(acts).Collaborations.Single().TaskId));
    }

    [Theory]
    [InlineData("Activate, Activate")]
    [InlineData("Approve")]
    [InlineData("Activate, Approve, Decline")]
    [InlineData("Activate, Cancel, Cancel")]
    [InlineData("Activate, End")]
    public void Acts_ThatCannotFollowEachOther_AreAContradiction(string kinds)
    {
        var acts = kinds.Split(", ").Select(kind => new LoggedAct(Enum.Parse<ActKind>(kind), Known.Done)).Prepend(s_added);

        Assert.NotNull(ExpectedCase.After(acts).Contradiction);
    }

    [Fact]
    public void Acts_InOrder_MakeTheirRows()
    {
        var task = Guid.NewGuid();
        LoggedAct[] acts =
        [
            s_added, new(ActKind.Activate, Known.Done, TaskId: task), new(ActKind.Resend, Known.Done),
            new(ActKind.CorrectAddress, Known.Done, Email: "other@kund.example"), new(ActKind.Approve, Known.Done),
        ];

        var expected = ExpectedCase.After(acts);

        Assert.Null(expected.Contradiction);
        Assert.Equal(("Kund", "other@kund.example"), (expected.Name, expected.Email));
        var collaboration = Assert.Single(expected.Collaborations);
        Assert.Equal(("Active", task, 3), (collaboration.Status, collaboration.TaskId, collaboration.LinkVersion));
    }
}
