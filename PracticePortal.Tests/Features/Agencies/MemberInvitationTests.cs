using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Agencies;

public sealed class MemberInvitationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static InviteMember.Input Colleague => new() { Name = "Colleague, Norr", Email = "colleague@norr.example", Role = MemberRole.Consultant };

    [Fact]
    public async Task Invite_ByAnAdministrator_IsSavedWithItsHistoryAndItsLetter()
    {
        await using var office = await OpenAsync();

        var invited = await office.Portal.Get<InviteMember>().ExecuteAsync(Colleague, Ct);

        Assert.True(invited.Succeeded, invited.Error?.Code);
        var invitation = await office.Portal.ReadAsync(db => db.MemberInvitations.SingleAsync(Ct));
        Assert.Equal((office.Agency.Id, "Administrator, Norr", office.Portal.Now.AddDays(7)), (invitation.AgencyId, invitation.InvitedBy, invitation.ExpiresAt));
        Assert.Equal(nameof(SendMemberInvitation), (await office.Portal.ReadAsync(db => db.Outbox.SingleAsync(Ct))).HandlerName);
        Assert.Equal("member-invited", (await office.Portal.ReadAsync(db => db.AuditEntries.SingleAsync(Ct))).What);
    }

    [Fact]
    public async Task Consultants_InviteNobodyAndManageNobody()
    {
        await using var office = await AgencyOffice.OpenAsync();
        var invitation = Invitation(office.Agency);
        await office.Portal.SaveAsync(invitation);

        Assert.Equal(CommonErrors.NotAllowed, (await office.Portal.Get<InviteMember>().ExecuteAsync(Colleague with { Email = "other@norr.example" }, Ct)).Error);
        Assert.Equal(CommonErrors.NotAllowed, (await office.Portal.Get<ResendMemberInvitation>().ExecuteAsync(invitation.Id, Ct)).Error);
        Assert.Equal(CommonErrors.NotAllowed, (await office.Portal.Get<WithdrawMemberInvitation>().ExecuteAsync(invitation.Id, Ct)).Error);
        Assert.Equal(CommonErrors.NotAllowed, (await office.Portal.Get<ChangeMemberRole>().ExecuteAsync(office.Consultant.Id, MemberRole.AgencyAdministrator, Ct)).Error);
        Assert.Equal(CommonErrors.NotAllowed, (await office.Portal.Get<RenameAgency>().ExecuteAsync("Mitt AB", Ct)).Error);
        Assert.Equal(0, await office.Portal.ReadAsync(db => db.Outbox.CountAsync(Ct)));
    }

    [Theory]
    [InlineData("", "a@norr.example", "required", "Name")]
    [InlineData("a\u0007b", "a@norr.example", "not-readable", "Name")]
    [InlineData("Colleague", "", "required", "Email")]
    [InlineData("Colleague", "<script>@norr.example", "email-not-valid", "Email")]
    [InlineData("Colleague", "a\u202E@norr.example", "email-not-valid", "Email")]
    public async Task Invite_WithBadInput_NamesTheFieldAndSavesNothing(string name, string email, string code, string field)
    {
        await using var office = await OpenAsync();

        var refused = await office.Portal.Get<InviteMember>().ExecuteAsync(new InviteMember.Input { Name = name, Email = email }, Ct);

        Assert.Equal((code, field), (refused.Error!.Code, refused.Error.Field));
        Assert.Equal(0, await office.Portal.ReadAsync(db => db.MemberInvitations.CountAsync(Ct)));
    }

    [Fact]
    public async Task Invite_OfAMemberOrTwice_IsRefused()
    {
        await using var office = await OpenAsync();
        var invite = office.Portal.Get<InviteMember>();

        Assert.Equal(AgencyErrors.AlreadyMember, (await invite.ExecuteAsync(Colleague with { Email = office.Consultant.Email }, Ct)).Error);
        Assert.True((await invite.ExecuteAsync(Colleague, Ct)).Succeeded);
        Assert.Equal(AgencyErrors.AlreadyInvited, (await invite.ExecuteAsync(Colleague, Ct)).Error);
        Assert.Equal(1, await office.Portal.ReadAsync(db => db.Outbox.CountAsync(Ct)));
    }

    [Fact]
    public async Task Resend_RaisesTheLinksVersionAndCountsTheDaysAnew_ButNotAtOnce()
    {
        await using var office = await OpenAsync();
        var invitation = Invitation(office.Agency);
        await office.Portal.SaveAsync(invitation);

        Assert.Equal(CommonErrors.TooManyTries, (await office.Portal.Get<ResendMemberInvitation>().ExecuteAsync(invitation.Id, Ct)).Error);
        office.Portal.Clock.Advance(TimeSpan.FromDays(8));
        Assert.True((await office.Portal.Get<ResendMemberInvitation>().ExecuteAsync(invitation.Id, Ct)).Succeeded);

        var resent = await office.Portal.ReadAsync(db => db.MemberInvitations.SingleAsync(Ct));
        Assert.Equal((2, office.Portal.Now.AddDays(7)), (resent.LinkVersion, resent.ExpiresAt));
    }

    [Fact]
    public async Task TheNeighbour_SeesAndChangesNoInvitation()
    {
        await using var office = await AgencyOffice.OpenAsync();
        var invitation = Invitation(office.Agency);
        await office.Portal.SaveAsync(invitation);
        office.Portal.LogIn(office.Stranger);

        Assert.Empty((await office.Portal.Get<MemberQueries>().ListAsync(Ct)).Invitations);
        Assert.Equal(CommonErrors.NotFound, (await office.Portal.Get<ResendMemberInvitation>().ExecuteAsync(invitation.Id, Ct)).Error);
        Assert.Equal(CommonErrors.NotFound, (await office.Portal.Get<WithdrawMemberInvitation>().ExecuteAsync(invitation.Id, Ct)).Error);
        Assert.Equal(CommonErrors.NotFound, (await office.Portal.Get<ChangeMemberRole>().ExecuteAsync(office.Consultant.Id, MemberRole.AgencyAdministrator, Ct)).Error);
        Assert.True((await office.Portal.ReadAsync(db => db.MemberInvitations.SingleAsync(Ct))).IsOpen);
    }

    [Fact]
    public async Task Rename_ByAnAdministrator_IsRememberedInTheHistory()
    {
        await using var office = await OpenAsync();

        Assert.True((await office.Portal.Get<RenameAgency>().ExecuteAsync("  Norra byrån AB ", Ct)).Succeeded);
        Assert.Equal("too-long", (await office.Portal.Get<RenameAgency>().ExecuteAsync(new string('a', 201), Ct)).Error!.Code);

        Assert.Equal("Norra byrån AB", (await office.Portal.Get<MemberQueries>().AgencyAsync(Ct))!.Name);
        Assert.Equal("agency-renamed", (await office.Portal.ReadAsync(db => db.AuditEntries.SingleAsync(Ct))).What);
    }

    private static async Task<AgencyOffice> OpenAsync()
    {
        var office = await AgencyOffice.OpenAsync();
        office.Portal.LogIn(office.Administrator);
        return office;
    }

    private static MemberInvitation Invitation(Agency agency)
    {
        var invitation = MemberInvitation.Invite(agency, new Actor(null, "Administrator, Norr"), "Colleague, Norr", "colleague@norr.example", "en", MemberRole.Consultant, Given.Now);
        invitation.TakeEvents();
        return invitation;
    }
}
