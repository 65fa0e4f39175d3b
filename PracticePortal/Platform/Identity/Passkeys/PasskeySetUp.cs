using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Identity.Passkeys;

/// <summary>What a passkey is bound to, and the cookie that keeps its challenge.</summary>
internal static class PasskeySetUp
{
    /// <summary>How long a challenge can be answered: longer than browsers wait for a device, shorter than anybody leaves a page open.</summary>
    public static readonly TimeSpan ChallengeLifetime = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Domain and origin are those of Portal:PublicUrl, whatever host a request names: what a device signs for another site is worth nothing
    /// here. The device must recognise the person, and keep the passkey itself, so that nobody has to say who they are.
    /// </summary>
    public static void AddPasskeys(this WebApplicationBuilder builder)
    {
        const string required = "required";
        var address = builder.ReadPortal().PublicUrl;
        var origin = address.GetLeftPart(UriPartial.Authority);
        builder.Services.AddScoped<PasskeyCeremonies>();
        builder.Services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            passkeys.ServerDomain = address.Host;
            passkeys.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && asked.Origin == origin);
            passkeys.UserVerificationRequirement = required;
            passkeys.ResidentKeyRequirement = required;
            passkeys.AuthenticatorTimeout = ChallengeLifetime / 2;
        });
        builder.Services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, cookie =>
        {
            cookie.Cookie.Name = IdentitySetUp.CookieName(builder.Environment, "portal-passkey");
            cookie.Cookie.SecurePolicy = IdentitySetUp.SecurePolicy(builder);
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.ExpireTimeSpan = ChallengeLifetime;
            cookie.SlidingExpiration = false;
            cookie.Events.OnSigningIn = PasskeyCeremonies.NumberAsync;
        });
    }
}
