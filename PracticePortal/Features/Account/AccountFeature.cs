using PracticePortal.Components.Layout;
using PracticePortal.Features.Account.Components;

namespace PracticePortal.Features.Account;

public static class AccountFeature
{
    public static IServiceCollection AddAccount(this IServiceCollection services)
    {
        services.AddSingleton<GuessedAddresses>();
        services.AddSingleton(new RefusalPace(TimeProvider.System)); // real time, also where a test sets the clock
        services.AddScoped<LogIn>();
        services.AddScoped<SwitchHat>();
        services.AddScoped<AccountQueries>();
        services.AddSingleton(new HatSwitcher(typeof(OtherHats)));
        return services;
    }
}
