using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.MySpiris;
using PracticePortal.Platform.Identity;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.MySpiris;

public sealed class ContinueAsMyselfTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Person_LoggedInWithTheInvitedAddress_BecomesTheAdministrator()
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);
        var user = await LogInElsewhereAsync(portal, NewCustomerRequest.Address, confirmed: true);

        var done = await portal.Get<ContinueAsMyself>().ExecuteAsync(request.Link, Ct);

        Assert.Equal(new SignInReady(user.Id, request.Collaboration.Id), done.Value);
        Assert.Equal(user.Id, (await portal.ReadAsync(db => db.OrganisationUsers.SingleAsync(Ct))).UserId);
        var saved = await portal.ReadAsync(db => db.Users.SingleAsync(u => u.Id == user.Id, Ct));
        Assert.Equal((Hat.Organisation(request.Organisation.Id).ToString(), user.SecurityStamp), (saved.LastHat, saved.SecurityStamp));
    }

    [Fact]
    public async Task Address_ProvenForTheFirstTime_EndsEarlierSessions()
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);
        var user = await LogInElsewhereAsync(portal, NewCustomerRequest.Address, confirmed: false);

        await portal.Get<ContinueAsMyself>().ExecuteAsync(request.Link, Ct);

        var saved = await portal.ReadAsync(db => db.Users.SingleAsync(u => u.Id == user.Id, Ct));
        Assert.True(saved.EmailConfirmed);
        Assert.NotEqual(user.SecurityStamp, saved.SecurityStamp);
    }

    [Theory]
    [InlineData("somebody@else.example", false)]
    [InlineData(NewCustomerRequest.Address, true)]
    public async Task OtherAddressOrDeadLink_IsRefused(string address, bool isOldLink)
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);
        await LogInElsewhereAsync(portal, address, confirmed: true);

        var refused = await portal.Get<ContinueAsMyself>().ExecuteAsync(isOldLink ? request.OldLink : request.Link, Ct);

        Assert.Equal(MySpirisErrors.LinkIsOver, refused.Error);
        Assert.Null((await portal.ReadAsync(db => db.OrganisationUsers.SingleAsync(Ct))).UserId);
    }

    private static async Task<PortalUser> LogInElsewhereAsync(TestPortal portal, string address, bool confirmed)
    {
        var user = Given.User(address);
        user.EmailConfirmed = confirmed;
        var agency = Given.Agency("Syd Revision AB");
        var member = Given.Member(agency, user, MemberRole.Consultant);
        await portal.SaveAsync(user, agency, member);
        portal.LogIn(member);
        return user;
    }
}
