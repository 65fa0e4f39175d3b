using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Organisations;

public static class OrganisationsFeature
{
    public static IServiceCollection AddOrganisations(this IServiceCollection services) => services
        .AddScoped<IHatSource, OrganisationHats>().AddScoped<OrganisationRights>().AddScoped<OrganisationDirectory>()
        .AddEventHandler<PersonChanged, FollowPersons>();
}
