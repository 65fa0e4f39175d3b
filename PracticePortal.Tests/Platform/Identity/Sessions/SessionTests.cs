using System.Net;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity.Sessions;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Identity.Sessions;

public sealed class SessionTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private readonly string _email = Given.Email();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LogIn_WritesASession_FromWhereAndHow()
    {
        var member = await portal.App.HaveMemberAsync(_email);
        var visitor = portal.App.Visitor();
        visitor.Client.DefaultRequestHeaders.UserAgent.ParseAdd("Browser/1.0");

        await visitor.LogInAsync(_email);

        var session = Assert.Single(await SessionsAsync(member));
        Assert.Equal((SessionProof.Password, "Browser/1.0", null), (session.Proof, session.Browser, session.EndedAt));
        Assert.Equal(portal.App.Clock.GetUtcNow().UtcDateTime, session.StartedAt);
    }

    /// <summary>What another instance ends: it writes the same row, and nothing else is asked.</summary>
    [Fact]
    public async Task Session_EndedInItsRow_OpensNothingAtTheNextRequest()
    {
        var member = await portal.App.HaveMemberAsync(_email);
        var visitor = await portal.App.Visitor().LogInAsync(_email);
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/account")).Status);

        await portal.App.ReadAsync(async db =>
        {
            await db.EndSessionsAsync(member.UserId, SessionEnd.EndedFromAfar, DateTime.UnixEpoch, Ct);
            return await db.SaveChangesAsync(Ct);
        });

        Assert.StartsWith("/login", (await visitor.OpenAsync("/account")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LogOut_EndsTheRow_AndNoOther()
    {
        var member = await portal.App.HaveMemberAsync(_email);
        await portal.App.Visitor().LogInAsync(_email);
        var visitor = await portal.App.Visitor().LogInAsync(_email);

        await visitor.OpenAsync("/account");
        await visitor.PressAsync("Log out");

        Assert.Equal([null, SessionEnd.LoggedOut], (await SessionsAsync(member)).Select(s => s.EndedBy));
    }

    [Fact]
    public async Task Role_TakenAway_IsGoneFromTheNextRequest()
    {
        var member = await portal.App.HaveMemberAsync(_email, MemberRole.AgencyAdministrator);
        var visitor = await portal.App.Visitor().LogInAsync(_email);
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/audit")).Status);

        await portal.App.ReadAsync(async db =>
        {
            (await db.Members.SingleAsync(m => m.Id == member.Id, Ct)).ChangeRole(MemberRole.Consultant, otherAdministrators: 1);
            await db.ChangeRightsOfAsync([member.UserId], Ct);
            return await db.SaveChangesAsync(Ct);
        });

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync("/audit")).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/account")).Status);
    }

    [Fact]
    public async Task LastSeen_IsWrittenEveryFiveMinutesAtMost()
    {
        await using var app = await PortalApp.StartAsync();
        await app.HaveMemberAsync(_email);
        var visitor = await app.Visitor().LogInAsync(_email);
        Task<DateTime> SeenAsync() => app.ReadAsync(db => db.UserSessions.Select(s => s.LastSeenAt).SingleAsync(Ct));
        var atLogIn = await SeenAsync();

        app.Clock.Advance(TimeSpan.FromMinutes(4));
        await visitor.OpenAsync("/account");
        var afterFour = await SeenAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await visitor.OpenAsync("/account");

        Assert.Equal(atLogIn, afterFour);
        Assert.Equal(app.Clock.GetUtcNow().UtcDateTime, await SeenAsync());
    }

    [Fact]
    public async Task Sweep_DeletesWhatBeganAMonthAgo()
    {
        await using var app = await PortalApp.StartAsync();
        await app.HaveMemberAsync(_email);
        await app.Visitor().LogInAsync(_email);
        app.Clock.Advance(SessionSweep.Kept - TimeSpan.FromHours(1));
        await app.Visitor().LogInAsync(_email);

        await SweepAsync(app);
        Assert.Equal(2, await app.ReadAsync(db => db.UserSessions.CountAsync(Ct)));
        app.Clock.Advance(TimeSpan.FromHours(2));
        await SweepAsync(app);

        Assert.Equal(1, await app.ReadAsync(db => db.UserSessions.CountAsync(Ct)));
    }

    [Theory]
    [InlineData(SessionEnd.LoggedOut)]
    [InlineData(SessionEnd.EndedFromAfar)]
    [InlineData(SessionEnd.FactorChanged)]
    public async Task GoingOn_RevivesNothingThatSomebodyEnded(SessionEnd end)
    {
        var member = await portal.App.HaveMemberAsync(_email);
        await portal.App.Visitor().LogInAsync(_email);
        var session = Assert.Single(await SessionsAsync(member));
        await portal.App.UseAsync<UserSessions, bool>(async sessions =>
        {
            Assert.Null(await sessions.GoOnAsync(session.Id, Guid.NewGuid(), proof: null, Ct));
            await sessions.EndAsync(session.Id, end, Ct);
            Assert.Null(await sessions.GoOnAsync(session.Id, member.UserId, proof: null, Ct));
            return true;
        });

        Assert.Equal(end, Assert.Single(await SessionsAsync(member)).EndedBy);
    }

    /// <summary>Somebody switches hats in one session while another ends it: whoever comes second is told.</summary>
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Session_IsEndedOnce_WhenTwoDoItAtOnce(DatabaseProvider database)
    {
        await using var there = await TestPortal.StartAsync(database: database);
        var user = Given.User();
        await there.SaveAsync(user, UserSession.Start(user.Id, SessionProof.Password, "", "", Given.Now));
        await using var first = await there.OpenAsync();
        await using var second = await there.OpenAsync();
        (await first.UserSessions.SingleAsync(Ct)).End(SessionEnd.FactorChanged, Given.Now);
        (await second.UserSessions.SingleAsync(Ct)).End(SessionEnd.Replaced, Given.Now);

        var (won, lost) = (await first.TrySaveAsync(Ct), await second.TrySaveAsync(Ct));

        Assert.Equal((true, CommonErrors.ChangedByOthers), (won.Succeeded, lost.Error));
    }

    private static Task SweepAsync(PortalApp app) => app.UseAsync<SessionSweep, bool>(async sweep =>
    {
        await sweep.SweepAsync(Ct);
        return true;
    });

    private Task<List<UserSession>> SessionsAsync(Member member) =>
        portal.App.ReadAsync(db => db.UserSessions.Where(s => s.UserId == member.UserId).OrderBy(s => s.Id).ToListAsync(Ct));
}
