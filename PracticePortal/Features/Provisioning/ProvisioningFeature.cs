using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Provisioning;

/// <summary>Creating what an activation needs: on the portal's own rows, or by the service at Spiris when one is named.</summary>
public static class ProvisioningFeature
{
    public static WebApplicationBuilder AddProvisioning(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddScoped<PortalProvisioner>()
            .AddScoped<IProvisioner>(services => services.GetRequiredService<PortalProvisioner>())
            .AddEventHandler<ProvisioningDue, ProvisionOnActivation>()
            .AddEventHandler<CollaborationDeclined, TakeBackOnClosing>()
            .AddEventHandler<CollaborationCancelled, TakeBackOnClosing>()
            .AddEventHandler<CollaborationExpired, TakeBackOnClosing>();
        if (ProvisioningOptions.Read(builder.Configuration, builder.Environment) is { } options)
        {
            builder.Services.AddProvisioningService(options, ServicePatience.Default);
        }

        return builder;
    }
}
