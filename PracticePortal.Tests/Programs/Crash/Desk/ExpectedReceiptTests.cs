using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Programs.Crash.Desk;

/// <summary>What the work on receipts is judged by must itself be able to say no.</summary>
public sealed class ExpectedReceiptTests
{
    [Theory]
    [InlineData("Correct, Ready, HandOver", true, "HandedOver by Järnboden")]
    [InlineData("Correct, Ready, HandOver, Undo", true, "Ready by Järnboden")]
    [InlineData("Correct, Ready, HandOver, Again, Undo", true, "HandedOver by Järnboden")]
    [InlineData("Ask, Archive, Restore, Correct, Answer", true, "Open by Järnboden, asked 1, answered 1")]
    [InlineData("Split, Merge", true, "Open by as read, asked 0, answered 0, in 0 batches, voucher False, split True, put back True")]
    [InlineData("Correct, Ready, HandOver, HandOver", false, "")] // in two batches
    [InlineData("Correct, Ready, HandOver, Undo, Undo", false, "")]
    [InlineData("Correct, Ready, Ask", false, "")]
    [InlineData("Answer", false, "")]
    [InlineData("Merge", false, "")]
    [InlineData("Archive, Archive", false, "")]
    public void Receipt_FollowsFromItsActs_OrTheyContradictEachOther(string acts, bool fit, string expected)
    {
        var after = ExpectedReceipt.After(acts.Split(", ").Select(name => new WorkAct(Enum.Parse<WorkKind>(name), Known.Done, "Järnboden")));

        Assert.Equal(fit, after.Contradiction is null);
        Assert.StartsWith(fit ? expected : "", $"{after}", StringComparison.Ordinal);
    }

    /// <summary>The history of batches tells how many receipts a new one has, and which one was undone: of two whose answers were lost, one explains it.</summary>
    [Fact]
    public void Batches_AreExplainedByTheActThatHappened()
    {
        WorkAct[] log =
        [
            new(WorkKind.HandOver, Known.Unknown, Receipts: [Guid.NewGuid()]), new(WorkKind.HandOver, Known.Unknown, Receipts: [Guid.NewGuid(), Guid.NewGuid()]),
            new(WorkKind.Undo, Known.Done, Receipts: [], Batch: 1),
        ];
        WorkAct[] ofBatches = [.. log.Select(act => act.OfBatches)];

        Assert.Equal(2, Assert.Single(HistoryMatch.Explanations(ofBatches, ["batch-made 2", "batch-undone 1"]))[0].Receipts!.Count);
        Assert.Empty(HistoryMatch.Explanations(ofBatches, ["batch-made 2", "batch-undone 2"]));
        Assert.Empty(HistoryMatch.Explanations(ofBatches, ["batch-made 2"])); // an acknowledged act is gone
    }
}
