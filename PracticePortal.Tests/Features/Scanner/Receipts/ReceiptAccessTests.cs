using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Features.Scanner.Receipts.Work;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Live;
using PracticePortal.Tests.Features.MySpiris;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Scanner.Receipts;

/// <summary>Who sees a receipt: both sides, as long as the collaboration lets them, and nobody else.</summary>
public sealed class ReceiptAccessTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Receipt_IsSeenByBothSides_AndByNobodyElse(DatabaseProvider database)
    {
        await using var shared = await SharedScanner.OpenAsync(database);
        var receipt = await BringAsync(shared);
        var (otherAgency, otherUser) = (Given.Agency("Syd Revision AB"), Given.User());
        var other = Given.Member(otherAgency, otherUser, MemberRole.AgencyAdministrator);
        await shared.Portal.SaveAsync(otherAgency, otherUser, other);

        foreach (var (member, sees) in ((Member, bool)[])
            [(shared.Assignee, true), (shared.Responsible, true), (shared.Administrator, true), (shared.Nobody, false), (other, false)])
        {
            shared.Portal.LogIn(member);
            Assert.Equal((member.Name, sees), (member.Name, await SeesAsync(shared, receipt)));
        }
    }

    [Fact]
    public async Task Receipt_IsNotFound_AsSoonAsTheCollaborationEnded_OrTheTaskIsSomebodyElses()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var receipt = await BringAsync(shared);
        shared.Portal.LogIn(shared.Assignee);
        Assert.True(await SeesAsync(shared, receipt));

        await shared.Portal.ReadAsync(db => db.Tasks.ExecuteUpdateAsync(set => set.SetProperty(t => t.AssigneeId, shared.Nobody.Id), Ct));
        Assert.False(await SeesAsync(shared, receipt));
        shared.Portal.LogIn(shared.Nobody);
        Assert.True(await SeesAsync(shared, receipt));

        shared.Portal.LogIn(shared.Administrator);
        Assert.True((await shared.Portal.Get<EndCollaboration>().ExecuteAsync(shared.Collaboration.Id, Ct)).Succeeded);
        foreach (var member in shared.Members)
        {
            shared.Portal.LogIn(member);
            Assert.False(await SeesAsync(shared, receipt));
            Assert.Equal(CommonErrors.NotFound, (await GivenFile.BringAsync(shared.Portal, shared.Collaboration.Id, Guid.NewGuid(), GivenFile.Png())).Error);
        }

        shared.Portal.LogIn(shared.Owner);
        Assert.NotNull(await shared.Portal.Get<ReceiptQueries>().FindAsync(receipt, Ct));
    }

    [Fact]
    public async Task Receipt_IsToldToTheOpenPagesOfBothSides()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var live = shared.Portal.Get<LiveUpdates>();
        var (agency, customer) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var ofAgency = live.Subscribe(LiveTopic.Agency(shared.Collaboration.AgencyId), () => Heard(agency));
        using var ofCustomer = live.Subscribe(LiveTopic.Organisation(shared.Owner.OrganisationId), () => Heard(customer));

        await BringAsync(shared);

        await Task.WhenAll(agency.Task, customer.Task).WaitAsync(TimeSpan.FromSeconds(20), Ct);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Inbox_IsReadPageByPage_InBothDirections(DatabaseProvider database)
    {
        await using var shared = await SharedScanner.OpenAsync(database);
        for (var number = 0; number < ReceiptQueries.PageSize + 3; number++)
        {
            await BringAsync(shared);
            shared.Portal.Clock.Advance(TimeSpan.FromSeconds(number % 2)); // some of the same moment
        }

        shared.Portal.LogIn(shared.Assignee);
        var queries = shared.Portal.Get<ReceiptQueries>();
        var first = (await queries.InboxAsync(shared.Collaboration.Id, new ReceiptFilter(ReceiptsShown.New), null, Ct))!;
        var second = (await queries.InboxAsync(shared.Collaboration.Id, new ReceiptFilter(ReceiptsShown.New), first.Next, Ct))!;
        var back = (await queries.InboxAsync(shared.Collaboration.Id, new ReceiptFilter(ReceiptsShown.New), second.Previous, Ct))!;

        Assert.Equal((ReceiptQueries.PageSize, 3, null), (first.Rows.Count, second.Rows.Count, second.Next));
        Assert.Equal(ReceiptQueries.PageSize + 3, first.Rows.Concat(second.Rows).Select(r => r.Id).Distinct().Count());
        Assert.True(first.Rows.Concat(second.Rows).Select(r => r.ReceivedAt).SequenceEqual(first.Rows.Concat(second.Rows).Select(r => r.ReceivedAt).OrderDescending()));
        Assert.Equal(first.Rows, back.Rows);
        Assert.Equal((ReceiptQueries.PageSize + 3, 0), (first.Counts[ReceiptsShown.New], first.Counts[ReceiptsShown.Archived]));
    }

    [Fact]
    public async Task Archived_LeavesTheNewOnes_AndIsArchivedOnce()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var receipt = await BringAsync(shared);
        shared.Portal.LogIn(shared.Assignee);

        Assert.True((await shared.Portal.Get<ArchiveReceipt>().ExecuteAsync(receipt, Ct)).Succeeded);

        Assert.Equal(ReceiptErrors.Archived, (await shared.Portal.Get<ArchiveReceipt>().ExecuteAsync(receipt, Ct)).Error);
        var inbox = (await shared.Portal.Get<ReceiptQueries>().InboxAsync(shared.Collaboration.Id, new ReceiptFilter(ReceiptsShown.New), null, Ct))!;
        Assert.Equal((0, 0, 1), (inbox.Rows.Count, inbox.Counts[ReceiptsShown.New], inbox.Counts[ReceiptsShown.Archived]));
    }

    private static Task Heard(TaskCompletionSource by)
    {
        by.TrySetResult();
        return Task.CompletedTask;
    }

    private static async Task<Guid> BringAsync(SharedScanner shared)
    {
        shared.Portal.LogIn(shared.Owner);
        var id = Guid.NewGuid();
        Assert.True((await GivenFile.BringAsync(shared.Portal, null, id, GivenFile.Png())).Succeeded);
        return id;
    }

    /// <summary>In each way in which it can be asked for.</summary>
    private static async Task<bool> SeesAsync(SharedScanner shared, Guid receiptId)
    {
        var queries = shared.Portal.Get<ReceiptQueries>();
        var fileId = await shared.Portal.ReadAsync(db => db.ReceiptFiles.Where(f => f.ReceiptId == receiptId).Select(f => f.Id).SingleAsync(Ct));
        bool[] answers =
        [
            await queries.FindAsync(receiptId, Ct) is not null,
            await queries.OriginalAsync(receiptId, fileId, Ct) is not null,
            await queries.InboxAsync(shared.Collaboration.Id, new ReceiptFilter(ReceiptsShown.All), null, Ct) is { Rows.Count: > 0 },
            await shared.Portal.Get<UploadQueries>().StateAsync(receiptId, Ct) is not null,
        ];
        return Assert.Single(answers.Distinct());
    }
}
