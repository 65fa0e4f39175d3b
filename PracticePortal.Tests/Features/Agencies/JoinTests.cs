using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Tenancy;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Agencies;

public sealed class JoinTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private readonly string _email = Given.Email();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Letter_LeadsToAPageThatSaysWhoInvites()
    {
        var (_, link) = await InvitedAsync();
        var visitor = await portal.App.Visitor().OpenAsync(link);

        Assert.Equal("/join", visitor.Location);
        await visitor.OpenAsync("/join");
        Assert.StartsWith("Join ", visitor.Heading, StringComparison.Ordinal);
        Assert.Contains("Administrator, Norr at ", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(_email, visitor.Value("Email"));
    }

    [Fact]
    public async Task NewPerson_ChoosesAPasswordAndIsIn()
    {
        var (agency, link) = await InvitedAsync();
        var visitor = await portal.App.Visitor().FollowAsync(link);

        await visitor.PressAsync($"Join {agency.Name}", ("Name", "Colleague, Norr"), ("Password", PortalApp.Password));

        Assert.Equal("/", visitor.Location);
        Assert.Equal("/start", (await visitor.OpenAsync("/")).Location);
        var member = await MemberAsync(agency);
        Assert.Equal(("Colleague, Norr", MemberRole.Consultant, true), (member.Name, member.Role, member.IsActive));
        Assert.Equal("This link no longer works", (await portal.App.Visitor().FollowAsync(link)).Heading);
    }

    [Theory]
    [InlineData("", PortalApp.Password, "Fill in this field")]
    [InlineData("a\u0007b", PortalApp.Password, "cannot be shown")]
    [InlineData("<script>alert(1)</script>", "short", "too short")]
    [InlineData("Colleague 😀", "", "Fill in this field")]
    public async Task NewPerson_WithBadInput_IsToldWhyAndKeepsTheName(string name, string password, string sentence)
    {
        var (agency, link) = await InvitedAsync();
        var visitor = await portal.App.Visitor().FollowAsync(link);

        await visitor.PressAsync($"Join {agency.Name}", ("Name", name), ("Password", password));

        Assert.Contains(sentence, visitor.Text, StringComparison.Ordinal);
        Assert.Equal((name, ""), (visitor.Value("Name"), visitor.Value("Password")));
        Assert.False(await portal.App.ReadAsync(db => db.Users.AnyAsync(u => u.Email == _email, Ct)));
    }

    [Fact]
    public async Task PersonWithASignIn_LogsInAndJoins()
    {
        await portal.App.HavePersonAsync(_email);
        var (agency, link) = await InvitedAsync();
        var visitor = await portal.App.Visitor().FollowAsync(link);
        Assert.Contains("has a sign-in already", visitor.Text, StringComparison.Ordinal);

        await visitor.OpenAsync("/login?returnUrl=/join");
        await visitor.PressAsync("Log in", ("Email", _email), ("Password", PortalApp.Password));
        await visitor.FollowAsync(visitor.Location!);
        Assert.False(await portal.App.ReadAsync(db => db.Members.AnyAsync(m => m.AgencyId == agency.Id, Ct)));
        await visitor.PressAsync($"Join {agency.Name}");

        Assert.Equal("/start", (await visitor.OpenAsync(visitor.Location!)).Location);
        Assert.True((await MemberAsync(agency)).IsActive);
    }

    [Fact]
    public async Task SomebodyElseLoggedIn_SeesBothIdentitiesAndNothingHappens()
    {
        var (agency, link) = await InvitedAsync();
        var other = Given.Email();
        await portal.App.HavePersonAsync(other);
        var visitor = await portal.App.Visitor().LogInAsync(other);

        await visitor.FollowAsync(link);
        Assert.Contains(_email, visitor.Text, StringComparison.Ordinal);
        Assert.Contains(other, visitor.Text, StringComparison.Ordinal);
        await visitor.PressAsync("Switch account");

        Assert.Equal("/join", visitor.Location);
        Assert.Equal(_email, (await visitor.OpenAsync("/join")).Value("Email"));
        Assert.False(await portal.App.ReadAsync(db => db.Members.AnyAsync(m => m.AgencyId == agency.Id, Ct)));
    }

    [Fact]
    public async Task DeactivatedMember_ComesBackWithTheNewRole()
    {
        var agency = Given.Agency();
        var member = await portal.App.HaveMemberAsync(_email, MemberRole.AgencyAdministrator, await SavedAsync(agency));
        await portal.App.ReadAsync(async db =>
        {
            (await db.Members.SingleAsync(m => m.Id == member.Id, Ct)).Deactivate(1, Given.Now);
            return await db.SaveChangesAsync(Ct);
        });
        var (_, link) = await InvitedAsync(agency);
        var visitor = await portal.App.Visitor().LogInAsync(_email);

        await visitor.FollowAsync(link);
        await visitor.PressAsync($"Join {agency.Name}");

        var back = await MemberAsync(agency);
        Assert.Equal((member.Id, MemberRole.Consultant, true), (back.Id, back.Role, back.IsActive));
    }

    [Fact]
    public async Task DeadLinks_SayWhoInvitedAndWhy()
    {
        var (agency, link) = await InvitedAsync();
        await ChangeAsync(agency, invitation => invitation.Resend(portal.App.Clock.GetUtcNow().UtcDateTime));
        var replaced = await portal.App.Visitor().FollowAsync(link);
        await portal.App.DeliverAsync();
        var later = SentLetters.LinkIn(portal.App.Letters.To(_email)[^1]);
        var open = await portal.App.Visitor().FollowAsync(later);
        portal.App.Clock.Advance(TimeSpan.FromDays(7.1));
        var expired = await portal.App.Visitor().FollowAsync(later);
        await open.PressAsync($"Join {agency.Name}", ("Name", "Colleague"), ("Password", PortalApp.Password));
        await ChangeAsync(agency, invitation => invitation.Withdraw(Given.Now));
        var withdrawn = await portal.App.Visitor().FollowAsync(later);

        Assert.Contains("A later email has a new link", replaced.Text, StringComparison.Ordinal);
        Assert.Contains("Ask Administrator, Norr for a new one", expired.Text, StringComparison.Ordinal);
        Assert.Equal(LinkLanding.Unknown, open.Location);
        Assert.Contains("has withdrawn the invitation", withdrawn.Text, StringComparison.Ordinal);
        Assert.All([replaced, expired, withdrawn], page => Assert.Contains(agency.Name, page.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task LinkOfAnotherPurposeOrMadeUp_GetsOneGenericPage()
    {
        var (_, link) = await InvitedAsync();
        var token = link.Split('/')[^1];
        var invitation = LinkProtector.Segment(LinkPurpose.MemberInvitation);

        var madeUp = await portal.App.Visitor().FollowAsync($"/i/{invitation}/made-up");
        var none = await portal.App.Visitor().FollowAsync("/join");
        var reset = await portal.App.Visitor().FollowAsync($"/i/{LinkProtector.Segment(LinkPurpose.PasswordReset)}/{token}");

        Assert.Equal("This link does not work", madeUp.Heading);
        Assert.Equal(madeUp.Text, none.Text);
        Assert.Equal(madeUp.Text, reset.Text);
    }

    private static async Task<Agency> SavedAsync(PortalApp app, Agency agency)
    {
        await app.SaveAsync(agency);
        return agency;
    }

    private Task<Agency> SavedAsync(Agency agency) => SavedAsync(portal.App, agency);

    /// <summary>An invitation whose letter has been sent, and the path of its link.</summary>
    private async Task<(Agency Agency, string Link)> InvitedAsync(Agency? at = null)
    {
        var app = portal.App;
        var agency = at ?? await SavedAsync(Given.Agency());
        var now = app.Clock.GetUtcNow().UtcDateTime;
        await app.ReadAsync(async db =>
        {
            db.DeliversEvents = true;
            db.MemberInvitations.Add(MemberInvitation.Invite(agency, new Actor(null, "Administrator, Norr"), "Colleague", _email, "en", MemberRole.Consultant, now));
            return await db.SaveChangesAsync(Ct);
        });
        await app.DeliverAsync();
        return (agency, SentLetters.LinkIn(app.Letters.To(_email)[^1]));
    }

    private Task<Member> MemberAsync(Agency agency) =>
        portal.App.ReadAsync(db => db.Members.SingleAsync(m => m.AgencyId == agency.Id && m.Email == _email, Ct));

    private Task<int> ChangeAsync(Agency agency, Action<MemberInvitation> change) => portal.App.ReadAsync(async db =>
    {
        db.DeliversEvents = true;
        change(await db.MemberInvitations.SingleAsync(i => i.AgencyId == agency.Id, Ct));
        return await db.SaveChangesAsync(Ct);
    });
}
