using System.Net;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Identity;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Account;

public sealed class SwitchHatTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private readonly string _email = Given.Email();

    [Fact]
    public async Task Switch_ToAnotherPlaceOfMine_GoesThereAndStaysThere()
    {
        var app = portal.App;
        var member = await app.HaveMemberAsync(_email);
        var (user, organisation) = (await UserAsync(app, member), Given.Organisation(name: "Solrosens kafé"));
        await app.SaveAsync(organisation, Given.OrganisationUser(organisation, user));
        var visitor = await app.Visitor().LogInAsync(_email);
        await visitor.OpenAsync("/account");

        await visitor.PressAsync("Go to Solrosens kafé");

        Assert.Equal("/my", visitor.Location);
        Assert.Equal("/my", (await visitor.OpenAsync("/")).Location);
        var next = await app.Visitor().LogInAsync(_email);
        Assert.Equal("/my", (await next.OpenAsync("/")).Location);
    }

    [Fact]
    public async Task Switch_ToSomebodyElsesPlace_IsNotFound()
    {
        var app = portal.App;
        var member = await app.HaveMemberAsync(_email);
        var (user, organisation, foreign) = (await UserAsync(app, member), Given.Organisation(name: "Solrosens kafé"), Given.Agency("Syd Revision AB"));
        await app.SaveAsync(organisation, Given.OrganisationUser(organisation, user), foreign);
        var visitor = await app.Visitor().LogInAsync(_email);
        await visitor.OpenAsync("/account");
        var hat = visitor.Page.QuerySelector("input[name=hat]")!;
        hat.SetAttribute("value", Hat.Agency(foreign.Id).ToString());

        await visitor.PressAsync("Go to Solrosens kafé");

        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        Assert.Equal("/start", (await visitor.OpenAsync("/")).Location);
    }

    private static Task<PortalUser> UserAsync(PortalApp app, Member member) =>
        app.ReadAsync(db => Task.FromResult(db.Users.Single(u => u.Id == member.UserId)));
}
