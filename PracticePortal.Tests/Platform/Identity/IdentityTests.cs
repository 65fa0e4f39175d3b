using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Tenancy;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Identity;

public sealed class IdentityTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Agency:00000000-0000-0000-0000-000000000001")]
    [InlineData("Organisation:00000000-0000-0000-0000-000000000001")]
    [InlineData("Portal:00000000-0000-0000-0000-000000000000")]
    public void Hat_IsReadAsItIsWritten(string text) => Assert.Equal(text, Hat.Parse(text).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Agency")]
    [InlineData("Agency:x")]
    [InlineData("Emperor:00000000-0000-0000-0000-000000000001")]
    [InlineData("Agency:00000000-0000-0000-0000-000000000001:more")]
    public void Hat_ThatIsNone_IsNone(string? text) => Assert.Equal(Hat.None, Hat.Parse(text));

    [Fact]
    public async Task Scope_FollowsFromTheHat_AndFromNothingElse()
    {
        await using var office = await AgencyOffice.OpenAsync();

        var member = await office.Portal.Get<IScopeProvider>().GetAsync();
        office.Portal.LogOut();
        var nobody = await office.Portal.Get<IScopeProvider>().GetAsync();
        office.Portal.LogInAsPortalAdministrator(Given.User());
        var administrator = await office.Portal.Get<IScopeProvider>().GetAsync();

        Assert.Equal((office.Agency.Id, Guid.Empty, false, office.Consultant.Name), (member.AgencyId, member.OrganisationId, member.SeesEverything, member.Actor.Name));
        Assert.Equal(TenantScope.Nobody, nobody);
        Assert.Equal((Guid.Empty, Guid.Empty, false), (administrator.AgencyId, administrator.OrganisationId, administrator.SeesEverything));
    }

    [Fact]
    public async Task Find_TakesTheAddressAsItStands_NotWhatFoldingMakesOfIt()
    {
        await using var portal = await TestPortal.StartAsync();
        var user = Given.User("anns@solrosen.example");
        await portal.SaveAsync(user);
        await using var db = await portal.OpenAsync();
        var users = portal.Get<PortalUsers>();

        Assert.Equal(user.Id, (await users.FindAsync(db, "Anns@Solrosen.example", Ct))?.Id);
        Assert.Null(await users.FindAsync(db, "ann\u017F@solrosen.example", Ct)); // a long s, which becomes an S when written large
    }

    [Theory]
    [InlineData("kort lösen", "password-too-short")]
    [InlineData("password1234", "password-too-guessable")]
    [InlineData("owner@solrosen.example", "password-too-guessable")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", "password-too-guessable")]
    [InlineData("korrekt häst batteri 42", null)]
    public async Task Password_IsRefusedWhenItIsEasilyGuessed(string password, string? refusal)
    {
        await using var portal = await TestPortal.StartAsync();
        await using var db = await portal.OpenAsync();

        var created = await portal.Get<PortalUsers>().CreateAsync(db, "Owner", "owner@solrosen.example", "sv", password, Ct);

        Assert.Equal(refusal, created.Error?.Code);
        Assert.Equal(0, await portal.ReadAsync(other => other.Users.CountAsync(Ct))); // the use case saves, nobody else
    }

    [Fact]
    public async Task Password_MayBeLong_ButNotEndless()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var db = await portal.OpenAsync();
        var users = portal.Get<PortalUsers>();
        var text = string.Concat(Enumerable.Range(0, 40).Select(n => $"ord{n * 7919}"));

        Assert.True((await users.CreateAsync(db, "Owner", "owner@solrosen.example", "sv", text[..128], Ct)).Succeeded);
        Assert.Equal("password-too-long", (await users.CreateAsync(db, "Owner", "other@solrosen.example", "sv", text[..129], Ct)).Error?.Code);
    }

    [Fact]
    public async Task Reset_EndsEverySession_AndOpensTheLock()
    {
        await using var portal = await TestPortal.StartAsync();
        var user = Given.User();
        (user.LockoutEnd, user.AccessFailedCount, user.EmailConfirmed) = (new DateTimeOffset(portal.Now).AddHours(1), 9, false);
        await portal.SaveAsync(user);
        await using var db = await portal.OpenAsync();
        var loaded = await db.Users.SingleAsync(Ct);
        var users = portal.Get<PortalUsers>();

        Assert.Equal("password-too-guessable", (await users.ResetPasswordAsync(db, loaded, "password1234", Ct)).Error?.Code);
        Assert.True((await users.ResetPasswordAsync(db, loaded, ActivationCase.Password, Ct)).Succeeded);

        Assert.NotEqual(user.SecurityStamp, loaded.SecurityStamp);
        Assert.Equal((null, 0, true), (loaded.LockoutEnd, loaded.AccessFailedCount, loaded.EmailConfirmed));
        Assert.True(portal.HasPassword(loaded, ActivationCase.Password));
        Assert.False(portal.HasPassword(loaded, "something else entirely"));
    }
}
