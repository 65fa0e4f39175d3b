using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Provisioning;

public static class ProvisioningFeature
{
    public static IServiceCollection AddProvisioning(this IServiceCollection services) => services
        .AddScoped<IProvisioner, PortalProvisioner>()
        .AddEventHandler<ProvisioningDue, ProvisionOnActivation>()
        .AddEventHandler<CollaborationDeclined, TakeBackOnClosing>()
        .AddEventHandler<CollaborationCancelled, TakeBackOnClosing>()
        .AddEventHandler<CollaborationExpired, TakeBackOnClosing>();
}
