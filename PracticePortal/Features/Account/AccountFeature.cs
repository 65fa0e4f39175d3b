using PracticePortal.Components.Layout;
using PracticePortal.Features.Account.Components;
using PracticePortal.Features.Account.Factors;
using PracticePortal.Features.Account.MySessions;
using PracticePortal.Features.Account.Passkeys;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Account;

/// <summary>A person's own sign-in: logging in, password, hats.</summary>
public static class AccountFeature
{
    public static IServiceCollection AddAccount(this IServiceCollection services) => services
        .AddSingleton<GuessedAddresses>()
        .AddSingleton(new RefusalPace(TimeProvider.System)) // real time, also where a test sets the clock
        .AddSingleton(new HatSwitcher(typeof(OtherHats)))
        .AddScoped<AccountQueries>().AddScoped<LogIn>().AddScoped<SwitchHat>().AddScoped<LogOutEverywhere>()
        .AddScoped<ChangeMyDetails>().AddScoped<ChangePassword>().AddScoped<AskPasswordReset>().AddScoped<ResetPassword>()
        .AddScoped<MySessionQueries>().AddScoped<EndSession>().AddScoped<EndOtherSessions>()
        .AddSingleton<AuthenticatorOffers>().AddScoped<SecondFactor>().AddScoped<FullProof>().AddScoped<FactorQueries>().AddScoped<LogInWithCode>()
        .AddScoped<AddAuthenticator>().AddScoped<RemoveAuthenticator>().AddScoped<MakeRecoveryCodes>()
        .AddScoped<PasskeyQueries>().AddScoped<LogInWithPasskey>().AddScoped<OfferPasskey>().AddScoped<AddPasskey>().AddScoped<RenamePasskey>()
        .AddScoped<RemovePasskey>()
        .AddSingleton(new StandardOutput(Console.Out)).AddScoped<FirstAdministrator>()
        .AddEventHandler<PasswordResetAsked, SendPasswordResetEmail>()
        .AddEventHandler<PasswordChanged, SendPasswordChangedEmail>()
        .AddEventHandler<FactorChanged, SendFactorChangedEmail>()
        .AddAccountLimits();

    /// <summary>Tells whoever started the portal how to get in, while nobody can.</summary>
    public static async Task AnnounceFirstAdministratorAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().AnnounceAsync(CancellationToken.None);
    }
}
