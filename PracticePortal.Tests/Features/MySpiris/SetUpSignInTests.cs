using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.MySpiris;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Links;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.MySpiris;

public sealed class SetUpSignInTests
{
    private const string Password = "Segelbåten lämnar bryggan 7";

    public enum Death
    {
        OlderVersion,
        SetUpTimePassed,
        Cancelled,
        Declined,
        AnsweredByTime,
        SetUpBefore,
        AddressCorrected,
        NothingThere,
    }

    public static TheoryData<Death> Deaths => [.. Enum.GetValues<Death>()];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Link_WhileItHasThePower_SetsUpTheSignIn()
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);

        var ready = await portal.Get<SetUpSignIn>().ExecuteAsync(request.Link, Password, Ct);

        var user = await portal.ReadAsync(db => db.Users.SingleAsync(u => u.Email == NewCustomerRequest.Address, Ct));
        var person = await portal.ReadAsync(db => db.OrganisationUsers.SingleAsync(u => u.Id == request.Person.Id, Ct));
        Assert.Equal(new SignInReady(user.Id, request.Collaboration.Id), ready.Value);
        Assert.Equal((user.Id, true), (person.UserId, person.SignInSetUpAt is not null));
        Assert.Equal(Hat.Organisation(request.Organisation.Id).ToString(), user.LastHat);
        Assert.True(portal.HasPassword(user, Password));
        Assert.Null((await portal.ReadAsync(db => db.Invitations.SingleAsync(Ct))).SetUpUntil);
        Assert.Equal("Owner, Kajutan", (await portal.ReadAsync(db => db.AuditEntries.SingleAsync(a => a.What == "sign-in-set-up", Ct))).ActorName);
    }

    [Theory, MemberData(nameof(Deaths))]
    public async Task Link_OnceItsPowerIsOver_SetsUpNothing(Death death)
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);
        var link = await KillAsync(portal, request, death);
        var before = await portal.ReadAsync(db => db.Users.CountAsync(Ct));

        var refused = await portal.Get<SetUpSignIn>().ExecuteAsync(link, Password, Ct);

        Assert.Equal(MySpirisErrors.LinkIsOver, refused.Error);
        Assert.Equal(before, await portal.ReadAsync(db => db.Users.CountAsync(Ct)));
    }

    [Theory]
    [InlineData("", "required")]
    [InlineData("short", "password-too-short")]
    [InlineData("owner@kajutan.example", "password-too-guessable")]
    public async Task Password_ThatBreaksTheRule_IsRefusedAtItsField(string password, string code)
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);

        var refused = await portal.Get<SetUpSignIn>().ExecuteAsync(request.Link, password, Ct);

        Assert.Equal((code, SetUpSignIn.Password), (refused.Error?.Code, refused.Error?.Field));
        Assert.False(await portal.ReadAsync(db => db.OrganisationUsers.AnyAsync(u => u.UserId != null, Ct)));
    }

    [Fact]
    public async Task Address_ThatGotASignInMeanwhile_LogsInInstead()
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);
        await portal.SaveAsync(Given.User(NewCustomerRequest.Address));

        var refused = await portal.Get<SetUpSignIn>().ExecuteAsync(request.Link, Password, Ct);

        Assert.Equal(MySpirisErrors.SignInExists, refused.Error);
        Assert.Null((await portal.ReadAsync(db => db.OrganisationUsers.SingleAsync(Ct))).UserId);
    }

    [Fact]
    public async Task Link_UsedTwiceAtTheSameMoment_MakesOneSignIn()
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => portal.Get<SetUpSignIn>()).ToList().Select(use => use.ExecuteAsync(request.Link, Password, Ct)));

        Assert.Single(answers, a => a.Succeeded);
        Assert.Equal(1, await portal.ReadAsync(db => db.Users.CountAsync(u => u.Email == NewCustomerRequest.Address, Ct)));
    }

    private static async Task<LinkTarget> KillAsync(TestPortal portal, NewCustomerRequest request, Death death)
    {
        switch (death)
        {
            case Death.OlderVersion:
                return request.OldLink;
            case Death.NothingThere:
                return new LinkTarget(Guid.CreateVersion7(), 1);
            case Death.SetUpTimePassed:
                portal.Clock.Advance(TimeSpan.FromHours(73));
                return request.Link;
            case Death.AnsweredByTime:
                portal.Clock.Advance(TimeSpan.FromDays(15));
                return request.Link;
            case Death.SetUpBefore:
                await portal.Get<SetUpSignIn>().ExecuteAsync(request.Link, Password, Ct);
                return request.Link;
        }

        await using var db = await portal.OpenAsync();
        var collaboration = await db.Collaborations.Include(c => c.Invitations).SingleAsync(Ct);
        Result done = death switch
        {
            Death.Cancelled => collaboration.Cancel("Consultant, Norr", portal.Now),
            Death.Declined => collaboration.Decline(
                new(Guid.CreateVersion7(), "Colleague", WorksForTheAgency: false, [], []), PracticePortal.Features.Collaborations.DeclineReason.None, null, portal.Now),
            Death.AddressCorrected => collaboration.CorrectAddress("Owner", "new@kajutan.example", maySetUpSignIn: true, new(), portal.Now),
            _ => CommonErrors.NotAllowed,
        };
        Assert.True(done.Succeeded);
        await db.SaveChangesAsync(Ct);
        return request.Link;
    }
}
