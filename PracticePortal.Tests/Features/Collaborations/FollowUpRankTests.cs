using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Email;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Collaborations;

/// <summary>What the database keeps on a collaboration's row for the follow-up list, whoever changes what it comes from.</summary>
public abstract class FollowUpRankTests(DatabaseProvider database) : IAsyncLifetime
{
    private AgencyOffice _office = null!;
    private Customer _customer = null!;
    private CustomerTask _task = null!;
    private OrganisationUser _owner = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _office = await AgencyOffice.OpenAsync(database: database);
        (_customer, var organisation, var user) = (Given.Customer(_office.Agency), Given.Organisation(), Given.User());
        (_task, _owner) = (Given.Task(_customer), Given.OrganisationUser(organisation, user, OrganisationRole.OrganisationAdministrator));
        await _office.Portal.SaveAsync(_customer, _task, organisation, user, _owner);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _office.DisposeAsync();
    }

    [Theory]
    [InlineData(CollaborationStatus.ProvisioningFailed, FollowUpRanks.Failed)]
    [InlineData(CollaborationStatus.AwaitingApproval, FollowUpRanks.Awaiting)]
    [InlineData(CollaborationStatus.Provisioning, FollowUpRanks.Provisioning)]
    [InlineData(CollaborationStatus.Active, FollowUpRanks.Active)]
    [InlineData(CollaborationStatus.Declined, FollowUpRanks.Declined)]
    [InlineData(CollaborationStatus.Expired, FollowUpRanks.Expired)]
    [InlineData(CollaborationStatus.Cancelled, FollowUpRanks.Cancelled)]
    [InlineData(CollaborationStatus.Ended, FollowUpRanks.Ended)]
    public async Task Rank_OfEachStatus_AndTheMomentThatSortsIt(CollaborationStatus status, int rank)
    {
        var collaboration = await HaveAsync(status);

        var row = await ReadAsync(collaboration);

        Assert.Equal(rank, row.FollowUpRank);
        Assert.Equal(row.ClosedAt ?? (status == CollaborationStatus.AwaitingApproval ? row.AnswerBy : row.ActivatedAt), row.FollowUpAt);
    }

    [Theory]
    [InlineData(CollaborationStatus.AwaitingApproval, FollowUpRanks.TaskCompleted, FollowUpRanks.Awaiting)]
    [InlineData(CollaborationStatus.Provisioning, FollowUpRanks.TaskCompleted, FollowUpRanks.Provisioning)]
    [InlineData(CollaborationStatus.Active, FollowUpRanks.ActiveTaskCompleted, FollowUpRanks.Active)]
    [InlineData(CollaborationStatus.ProvisioningFailed, FollowUpRanks.Failed, FollowUpRanks.Failed)]
    [InlineData(CollaborationStatus.Declined, FollowUpRanks.Declined, FollowUpRanks.Declined)]
    public async Task Rank_FollowsTheTask(CollaborationStatus status, int completed, int open)
    {
        var collaboration = await HaveAsync(status);

        await ChangeAsync<CustomerTask>(_task.Id, task => task.Complete(_office.Portal.Now));
        Assert.Equal(completed, await RankAsync(collaboration));
        await ChangeAsync<CustomerTask>(_task.Id, task => task.Reopen([]));
        Assert.Equal(open, await RankAsync(collaboration));
    }

    [Fact]
    public async Task Rank_FollowsALetterThatWasRefused_UntilTheCustomerIsAskedAgain()
    {
        var collaboration = await HaveAsync(CollaborationStatus.AwaitingApproval);
        var letter = EmailDelivery.Prepare(
            new EmailAddressing("Owner", "owner@customer.example", "sv"),
            new EmailSubject(EmailKind.Invitation) { AgencyId = _office.Agency.Id, CollaborationId = collaboration.Id, InvitationId = collaboration.Invitations[0].Id },
            Guid.CreateVersion7(), "portal.example", _office.Portal.Now);
        letter.StartSending();
        letter.TakeEvents();
        await _office.Portal.SaveAsync(letter);
        Assert.Equal(FollowUpRanks.Awaiting, await RankAsync(collaboration));

        await ChangeAsync<EmailDelivery>(letter.Id, delivery => delivery.Reject("550 nobody here"));
        Assert.Equal(FollowUpRanks.Refused, await RankAsync(collaboration));

        await using (var db = await _office.Portal.OpenAsync())
        {
            var row = await db.Collaborations.Include(c => c.Invitations).SingleAsync(c => c.Id == collaboration.Id, Ct);
            Assert.True(row.Resend(new InvitationLifetimes(), _office.Portal.Now.AddMinutes(1)).Succeeded);
            await db.SaveChangesAsync(Ct);
        }

        Assert.Equal(FollowUpRanks.Awaiting, await RankAsync(collaboration));
        Assert.Equal((await ReadAsync(collaboration)).AnswerBy, (await ReadAsync(collaboration)).FollowUpAt);
    }

    [Theory]
    [InlineData(CollaborationStatus.Declined, FollowUpRanks.Declined, FollowUpRanks.DeclinedAndDone)]
    [InlineData(CollaborationStatus.Expired, FollowUpRanks.Expired, FollowUpRanks.ExpiredAndDone)]
    public async Task Rank_OfAClosedRequest_FollowsWhatWasStartedSince_AndTheArchive(CollaborationStatus status, int waits, int done)
    {
        var collaboration = await HaveAsync(status, daysAgo: 20);
        var other = await HaveAsync(CollaborationStatus.Provisioning);
        Assert.Equal(done, await RankAsync(collaboration));

        await _office.Portal.ReadAsync(db => db.Collaborations.Where(c => c.Id == other.Id).ExecuteDeleteAsync(Ct));
        Assert.Equal(waits, await RankAsync(collaboration));
        await ChangeAsync<Customer>(_customer.Id, customer => customer.Archive(open: null, _office.Portal.Now));
        Assert.Equal(done, await RankAsync(collaboration));
        await ChangeAsync<Customer>(_customer.Id, customer => customer.Restore(responsible: null));
        Assert.Equal(waits, await RankAsync(collaboration));
    }

    [Fact]
    public async Task Rank_FollowsAVerb_AndASaveOfTheRowThatReadBeforeKeepsIt()
    {
        var collaboration = await HaveAsync(CollaborationStatus.AwaitingApproval);
        await using var early = await _office.Portal.OpenAsync();
        early.Touch(await early.Collaborations.SingleAsync(c => c.Id == collaboration.Id, Ct));
        await ChangeAsync<CustomerTask>(_task.Id, task => task.Complete(_office.Portal.Now));

        Assert.True((await early.TrySaveAsync(Ct)).Succeeded);
        Assert.Equal(FollowUpRanks.TaskCompleted, await RankAsync(collaboration));
        await ChangeAsync<Collaboration>(collaboration.Id, row => row.Cancel("Consultant", _office.Portal.Now));
        Assert.Equal(FollowUpRanks.Cancelled, await RankAsync(collaboration));
    }

    private async Task<Collaboration> HaveAsync(CollaborationStatus status, int daysAgo = 0)
    {
        var collaboration = Given.Collaboration(
            _office.Agency, _customer, _task, _office.Consultant, status, _owner, _office.Portal.Now - TimeSpan.FromDays(daysAgo));
        await _office.Portal.SaveAsync(collaboration);
        return collaboration;
    }

    private async Task ChangeAsync<T>(Guid id, Action<T> change)
        where T : Entity
    {
        await using var db = await _office.Portal.OpenAsync();
        change(await db.Set<T>().SingleAsync(row => row.Id == id, Ct));
        await db.SaveChangesAsync(Ct);
    }

    private async Task<int> RankAsync(Collaboration collaboration) => (await ReadAsync(collaboration)).FollowUpRank;

    private Task<Collaboration> ReadAsync(Collaboration collaboration) =>
        _office.Portal.ReadAsync(db => db.Collaborations.AsNoTracking().SingleAsync(c => c.Id == collaboration.Id, Ct));
}

public sealed class FollowUpRankOnSqliteTests() : FollowUpRankTests(DatabaseProvider.Sqlite);

public sealed class FollowUpRankOnPostgresTests() : FollowUpRankTests(DatabaseProvider.PostgreSql);
