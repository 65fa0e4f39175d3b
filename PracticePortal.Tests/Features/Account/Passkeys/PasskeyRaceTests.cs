using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity.Sessions;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Account.Passkeys;

/// <summary>One answer of a device that does not count, sent many times at once with the cookie of its challenge: one session comes of it.</summary>
public sealed class PasskeyRaceTests
{
    private const int Many = 8;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Answer_ThatComesManyTimesAtOnce_BeginsOneSession(DatabaseProvider database)
    {
        await using var app = await PortalApp.StartAsync(database: database);
        using var device = new TestDevice();
        var email = Given.Email();
        var member = await app.HaveMemberAsync(email);
        await (await app.Visitor().LogInAsync(email)).AddPasskeyAsync(device);
        var asked = app.Visitor();
        var answer = device.Show(await asked.OptionsToShowAsync());
        var cookie = asked.SetCookies.Single(one => one.StartsWith("portal-passkey=", StringComparison.Ordinal));
        var visitors = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ =>
        {
            var visitor = app.Visitor();
            visitor.Client.DefaultRequestHeaders.Add("Cookie", cookie);
            return visitor.OpenAsync("/login");
        }));

        await Task.WhenAll(visitors.Select(visitor =>
            visitor.SendAsync((IHtmlFormElement)visitor.Page.QuerySelector("form[data-passkey]")!, ("Passkey.Credential", answer))));

        Assert.Equal("/", Assert.Single(visitors, visitor => visitor.Location is not null).Location);
        Assert.Equal(1, await app.ReadAsync(db => db.UserSessions.CountAsync(s => s.UserId == member.UserId && s.Proof == SessionProof.Passkey && s.ChallengeId != null, Ct)));
    }
}
