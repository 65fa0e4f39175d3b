using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Customers;
using PracticePortal.Features.PracticeManagement;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.PracticeManagement;

public sealed class DeactivateMemberTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Deactivate_HandsOverCustomersAndOpenTasks()
    {
        await using var office = await OpenAsync();
        var customer = Given.Customer(office.Agency, responsible: office.Consultant);
        var (assigned, shared, done) = (Given.Task(customer, assignee: office.Consultant), Given.Task(customer), Given.Task(customer, assignee: office.Consultant));
        shared.Edit(new TaskDetails { Type = shared.Type, ParticipantIds = [office.Consultant.Id] }, [office.Consultant]);
        done.Complete(office.Portal.Now);
        await office.Portal.SaveAsync(customer, assigned, shared, done);
        var deactivate = office.Portal.Get<DeactivateMember>();

        var handOver = await deactivate.HandOverOfAsync(office.Consultant.Id, Ct);
        Assert.Equal((1, 2), (handOver.Customers, handOver.Tasks));
        var left = await deactivate.ExecuteAsync(office.Consultant.Id, office.Administrator.Id, Ct);

        Assert.True(left.Succeeded, left.Error?.Code);
        Assert.Equal(office.Administrator.Id, (await office.Portal.ReadAsync(db => db.Customers.SingleAsync(Ct))).ResponsibleId);
        var tasks = await office.Portal.ReadAsync(db => db.Tasks.Include(t => t.Participants).ToDictionaryAsync(t => t.Id, Ct));
        Assert.Equal(office.Administrator.Id, tasks[assigned.Id].AssigneeId);
        Assert.Equal([office.Administrator.Id], tasks[shared.Id].Participants.Select(p => p.MemberId));
        Assert.Equal(office.Consultant.Id, tasks[done.Id].AssigneeId);
    }

    [Fact]
    public async Task LeavingAndAnotherRole_AreAskedOfThePersonsSessionsAtOnce()
    {
        await using var office = await OpenAsync();
        Task<int> RightsAsync() => office.Portal.ReadAsync(db => db.Users.Where(u => u.Id == office.Consultant.UserId).Select(u => u.RightsVersion).SingleAsync(Ct));

        await office.Portal.Get<ChangeMemberRole>().ExecuteAsync(office.Consultant.Id, MemberRole.AgencyAdministrator, Ct);
        Assert.Equal(1, await RightsAsync());
        await office.Portal.Get<DeactivateMember>().ExecuteAsync(office.Consultant.Id, successorId: null, Ct);

        Assert.Equal(2, await RightsAsync());
    }

    [Fact]
    public async Task Deactivate_WithoutASuccessor_IsRefusedWhenThereIsSomethingToHandOver()
    {
        await using var office = await OpenAsync();
        await office.Portal.SaveAsync(Given.Customer(office.Agency, responsible: office.Consultant));
        var deactivate = office.Portal.Get<DeactivateMember>();

        foreach (var successor in (Guid?[])[null, office.Consultant.Id, office.Stranger.Id])
        {
            var refused = await deactivate.ExecuteAsync(office.Consultant.Id, successor, Ct);
            Assert.Equal(AgencyErrors.HandOverNeeded.Code, refused.Error?.Code);
        }

        Assert.True((await ConsultantAsync(office)).IsActive);
        Assert.Equal(0, await office.Portal.ReadAsync(db => db.AuditEntries.CountAsync(Ct)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Invitations_OfWhoeverMayLetNobodyInAnyMore_AreTakenBack(bool leaves)
    {
        await using var office = await OpenAsync();
        await HaveInvitationAsync(office, office.Consultant, "theirs@norr.example");
        await HaveInvitationAsync(office, office.Administrator, "mine@norr.example");

        var done = leaves
            ? await office.Portal.Get<DeactivateMember>().ExecuteAsync(office.Consultant.Id, null, Ct)
            : await office.Portal.Get<ChangeMemberRole>().ExecuteAsync(office.Consultant.Id, MemberRole.Consultant, Ct);

        Assert.True(done.Succeeded, done.Error?.Code);
        var open = await office.Portal.ReadAsync(db => db.MemberInvitations.Where(i => i.WithdrawnAt == null).ToListAsync(Ct));
        Assert.Equal("mine@norr.example", Assert.Single(open).Email);
        Assert.Equal(1, await office.Portal.ReadAsync(db => db.AuditEntries.CountAsync(a => a.What == "member-invitation-withdrawn", Ct)));
    }

    private static Task HaveInvitationAsync(AgencyOffice office, Member by, string email) => office.Portal.SaveAsync(MemberInvitation.Invite(
        office.Agency, new Actor(by.UserId, by.Name), "Colleague", email, "en", MemberRole.AgencyAdministrator, office.Portal.Now));

    [Fact]
    public async Task DeactivatedMember_IsRefusedAtOnce()
    {
        await using var office = await OpenAsync();
        Assert.True((await office.Portal.Get<DeactivateMember>().ExecuteAsync(office.Consultant.Id, null, Ct)).Succeeded);

        office.Portal.LogIn(office.Consultant); // the cookie is from before
        var refused = await office.Portal.Get<AddCustomer>().ExecuteAsync(
            new CustomerDetails { Name = "Bageri Solrosen AB", OrganisationNumber = Given.OrganisationNumber() }, Ct);

        Assert.Equal(CommonErrors.NotFound, refused.Error);
        Assert.Empty((await office.Portal.Get<MemberQueries>().ListAsync(Ct)).Members);
    }

    [Fact]
    public async Task LastAdministrator_NeitherLeavesNorStepsDown()
    {
        await using var office = await OpenAsync();

        Assert.Equal(AgencyErrors.LastAdministrator, (await office.Portal.Get<DeactivateMember>().ExecuteAsync(office.Administrator.Id, office.Consultant.Id, Ct)).Error);
        Assert.Equal(AgencyErrors.LastAdministrator, (await office.Portal.Get<ChangeMemberRole>().ExecuteAsync(office.Administrator.Id, MemberRole.Consultant, Ct)).Error);

        Assert.True((await office.Portal.Get<ChangeMemberRole>().ExecuteAsync(office.Consultant.Id, MemberRole.AgencyAdministrator, Ct)).Succeeded);
        Assert.True((await office.Portal.Get<ChangeMemberRole>().ExecuteAsync(office.Administrator.Id, MemberRole.Consultant, Ct)).Succeeded);
    }

    [Fact]
    public async Task TwoAdministratorsWhoLeaveAtTheSameMoment_LeaveOne()
    {
        await using var office = await OpenAsync();
        Assert.True((await office.Portal.Get<ChangeMemberRole>().ExecuteAsync(office.Consultant.Id, MemberRole.AgencyAdministrator, Ct)).Succeeded);
        var (mine, theirs) = (office.Portal.Get<ChangeMemberRole>(), office.Portal.Get<DeactivateMember>());

        var results = await Task.WhenAll(
            mine.ExecuteAsync(office.Administrator.Id, MemberRole.Consultant, Ct), theirs.ExecuteAsync(office.Consultant.Id, null, Ct));

        Assert.Single(results, r => r.Succeeded);
        Assert.Equal(1, await office.Portal.ReadAsync(db => db.Members.CountAsync(
            m => m.AgencyId == office.Agency.Id && m.DeactivatedAt == null && m.Role == MemberRole.AgencyAdministrator, Ct)));
    }

    [Fact]
    public async Task TheNeighboursMember_IsNotFound()
    {
        await using var office = await OpenAsync();

        Assert.Equal(CommonErrors.NotFound, (await office.Portal.Get<DeactivateMember>().ExecuteAsync(office.Stranger.Id, null, Ct)).Error);
    }

    private static async Task<AgencyOffice> OpenAsync()
    {
        var office = await AgencyOffice.OpenAsync();
        office.Portal.LogIn(office.Administrator);
        return office;
    }

    private static Task<Member> ConsultantAsync(AgencyOffice office) =>
        office.Portal.ReadAsync(db => db.Members.SingleAsync(m => m.Id == office.Consultant.Id, Ct));
}
