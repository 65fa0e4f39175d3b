using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity.Passkeys;
using PracticePortal.Platform.Identity.Sessions;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Platform.Identity;

/// <summary>Who somebody is, what they wear, and the cookies that say so.</summary>
public static class IdentitySetUp
{
    public const string SessionCookie = "portal";

    public static WebApplicationBuilder AddIdentity(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<CurrentUser>();
        builder.Services.AddScoped<IScopeProvider>(services => services.GetRequiredService<CurrentUser>());
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<ClientConnection>();
        builder.Services.AddScoped<CircuitHandler>(services => services.GetRequiredService<ClientConnection>());
        builder.Services.AddScoped<Hats>().AddSingleton(new SecondFactorDemand());
        builder.Services.AddScoped<UserManagers>().AddScoped<HalfLogIn>();
        builder.Services.AddScoped<PortalUsers>().AddScoped<PortalSignIn>().AddScoped<UserSessions>().AddScoped<ProofInHand>();
        builder.Services.AddScoped<SessionSweep>().AddSingleton(SessionSweep.Recurring);
        builder.Services.AddScoped<SessionActivity>();
        builder.Services.AddScoped<CircuitHandler>(services => services.GetRequiredService<SessionActivity>());
        builder.Services.AddScoped<AuthenticationStateProvider, CircuitAuthentication>();
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, NotFoundInsteadOfForbidden>();
        builder.Services.AddScoped<IAuthorizationHandler, PortalAdministratorNow.Handler>();
        builder.Services.AddAuthorization(Policies.Add);
        var authentication = builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme);
        authentication.AddIdentityCookies();
        builder.Services.AddIdentityCore<PortalUser>(SetRules)
            .AddUserStore<PortalUserStore>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<PortalClaimsFactory>()
            .AddPasswordValidator<PasswordStrength>()
            .AddDefaultTokenProviders();
        builder.Services.Configure<SecurityStampValidatorOptions>(stamp =>
        {
            stamp.ValidationInterval = TimeSpan.FromSeconds(30);
            stamp.OnRefreshingPrincipal = SessionCheck.KeepSessionAsync;
        });
        builder.Services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000); // OWASP's figure for PBKDF2 with SHA-512
        builder.Services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = CookieName(builder.Environment, SessionCookie);
            cookie.Cookie.SecurePolicy = SecurePolicy(builder);
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = UserSession.LongestIdle;
            cookie.Events.OnValidatePrincipal = SessionCheck.ValidateAsync;
            cookie.LoginPath = "/login";
            cookie.LogoutPath = "/logout";
            cookie.ReturnUrlParameter = "returnUrl";
        });
        authentication.AddCookie(HalfLogIn.Scheme, cookie =>
        {
            cookie.Cookie.Name = CookieName(builder.Environment, "portal-half");
            cookie.Cookie.SecurePolicy = SecurePolicy(builder);
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = HalfLogIn.Lifetime;
            cookie.SlidingExpiration = false;
        });
        builder.AddPasskeys();
        builder.Services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = CookieName(builder.Environment, "portal-forms");
            antiforgery.Cookie.SecurePolicy = SecurePolicy(builder);
        });
        AddKeys(builder);
        return builder;
    }

    /// <summary>Outside Development a cookie is bound to this host and to https (RFC 6265bis, 4.1.3.2).</summary>
    public static string CookieName(IHostEnvironment environment, string name) => environment.IsDevelopment() ? name : $"__Host-{name}";

    public static CookieSecurePolicy SecurePolicy(WebApplicationBuilder builder) =>
        builder.Environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;

    private static void SetRules(IdentityOptions identity)
    {
        identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        identity.User.RequireUniqueEmail = true;
        identity.Password.RequiredLength = PasswordStrength.MinLength;
        identity.Password.RequireDigit = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireUppercase = false;
        identity.Password.RequireNonAlphanumeric = false;
        identity.Password.RequiredUniqueChars = 1;
        identity.Lockout.MaxFailedAccessAttempts = 10;
        identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
        identity.SignIn.RequireConfirmedAccount = false;
    }

    private static void AddKeys(WebApplicationBuilder builder)
    {
        var portal = builder.ReadPortal();
        var keys = builder.Services.AddDataProtection().SetApplicationName("PracticePortal");
        if (builder.ReadDatabase(portal).Provider == DatabaseProvider.PostgreSql)
        {
            keys.PersistKeysToDbContext<KeysDbContext>();
        }
        else
        {
            keys.PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(portal.DataDirectory, "keys")));
        }
    }
}
