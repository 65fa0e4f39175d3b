using PracticePortal.Features.Administration.DemoData;

namespace PracticePortal.Features.Administration;

public static class AdministrationFeature
{
    public static WebApplicationBuilder AddAdministration(this WebApplicationBuilder builder)
    {
        builder.AddDemoData();
        builder.Services
            .AddScoped<PortalRights>()
            .AddScoped<AgencyRegister>().AddScoped<CreateAgency>().AddScoped<InviteAgencyAdministrator>()
            .AddScoped<OrganisationRegister>().AddScoped<ConfirmOrganisation>().AddScoped<CloseOrganisation>()
            .AddScoped<OutboxQueries>().AddScoped<RunAgain>().AddScoped<ConfirmInstallation>()
            .AddScoped<PublishedTerms>().AddScoped<PublishTerms>().AddScoped<PortalHistory>().AddScoped<VerifyHistory>();
        return builder;
    }

    /// <summary>In Development, fills an empty database with an agency at work, and says at each start who can log in.</summary>
    public static Task SeedDemoAsync(this WebApplication app) => DemoStart.SeedAsync(app);
}
