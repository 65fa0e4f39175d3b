using PracticePortal.Platform.Identity;

namespace PracticePortal.Features.Agencies;

public static class AgenciesFeature
{
    public static IServiceCollection AddAgencies(this IServiceCollection services) => services
        .AddScoped<IHatSource, AgencyHats>().AddScoped<AgencyRights>().AddScoped<AgencyStaff>();
}
