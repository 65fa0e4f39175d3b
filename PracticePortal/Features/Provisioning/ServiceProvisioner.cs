using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Provisioning;

/// <summary>Creates at Spiris through its service. The portal's own rows come first, as they decide between requests that come at once here.</summary>
internal sealed class ServiceProvisioner(PortalProvisioner own, ProvisioningService service) : IProvisioner
{
    public async Task<Result<Guid>> EnsureOrganisationAsync(ProvisioningOrder order, CancellationToken ct)
    {
        var made = await own.EnsureOrganisationAsync(order, ct);
        return made.Succeeded && await service.EnsureOrganisationAsync(order, ct) is { Succeeded: false } refused ? refused.Error : made;
    }

    public async Task<Result> EnsureSubscriptionAsync(Guid organisationId, ProvisioningOrder order, CancellationToken ct)
    {
        var made = await own.EnsureSubscriptionAsync(organisationId, order, ct);
        return made.Succeeded ? await service.EnsureSubscriptionAsync(order, ct) : made;
    }

    public async Task<Result> EnsureAdministratorAsync(Guid organisationId, ProvisioningOrder order, CancellationToken ct)
    {
        var made = await own.EnsureAdministratorAsync(organisationId, order, ct);
        return made.Succeeded ? await service.EnsureAdministratorAsync(order, ct) : made;
    }

    public async Task TakeBackAsync(ProvisioningOrder order, CancellationToken ct)
    {
        await own.TakeBackAsync(order, ct);
        await service.TakeBackAsync(order.CollaborationId, ct);
    }
}
