using Microsoft.EntityFrameworkCore;
using OtpNet;
using PracticePortal.Features.Account.Factors;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Account.Factors;

/// <summary>Somebody's authenticator app, as it is on their phone.</summary>
/// <param name="Key">In base 32.</param>
/// <param name="RecoveryCodes">As they were shown.</param>
internal sealed record GivenAuthenticator(string Key, IReadOnlyList<string> RecoveryCodes)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>What an app with this key shows at a time (UTC).</summary>
    public static string Code(string key, DateTime now) => new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(now);

    /// <summary>Gives the sign-in an app and logs in with it, as whoever works where a second factor is demanded.</summary>
    public static async Task<Visitor> LogInAsync(PortalApp app, string email, string? network = null)
    {
        var authenticator = await AddAsync(app, email);
        var visitor = await app.Visitor(network).LogInAsync(email);
        await visitor.OpenAsync(visitor.Location!);
        return await visitor.PressAsync("Log in", ("Code from the app", authenticator.CodeIn(app)));
    }

    public string CodeIn(PortalApp app) => Code(Key, app.Clock.GetUtcNow().UtcDateTime);

    /// <summary>The sign-in of this address has an app from now on.</summary>
    public static Task<GivenAuthenticator> AddAsync(PortalApp app, string email) => app.UseAsync<SecondFactor, GivenAuthenticator>(factor =>
        app.UseAsync<TenantDbContextFactory, GivenAuthenticator>(async contexts =>
        {
            await using var db = await contexts.CreateSystemAsync("test", Ct);
            var user = await db.Users.SingleAsync(u => u.Email == email, Ct);
            var key = AuthenticatorCodes.NewKey();
            var codes = await factor.AddAsync(db, user, key, step: 0, Ct);
            await db.SaveChangesAsync(Ct);
            return new GivenAuthenticator(key, codes);
        }));
}
