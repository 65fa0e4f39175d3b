using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Agencies;

public static class AgenciesFeature
{
    public static IServiceCollection AddAgencies(this IServiceCollection services) => services
        .AddScoped<IHatSource, AgencyHats>().AddScoped<AgencyRights>().AddScoped<AgencyStaff>()
        .AddEventHandler<PersonRenamed, RenameMemberships>();
}
