using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Provisioning;

/// <summary>A request that ended without an approval takes what was provisioned for it with it.</summary>
[Retries(Days = 7)]
public sealed class TakeBackOnClosing(TenantDbContextFactory contexts, IProvisioner provisioner)
    : IDomainEventHandler<CollaborationDeclined>, IDomainEventHandler<CollaborationCancelled>, IDomainEventHandler<CollaborationExpired>
{
    public Task HandleAsync(CollaborationDeclined happened, Guid messageId, CancellationToken ct) => TakeBackAsync(happened.Facts, ct);

    public Task HandleAsync(CollaborationCancelled happened, Guid messageId, CancellationToken ct) => TakeBackAsync(happened.Facts, ct);

    public Task HandleAsync(CollaborationExpired happened, Guid messageId, CancellationToken ct) => TakeBackAsync(happened.Facts, ct);

    private async Task TakeBackAsync(CollaborationFacts closed, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("provisioning", ct);
        var collaboration = await db.Collaborations.AsNoTracking().SingleAsync(c => c.Id == closed.CollaborationId, ct);
        await provisioner.TakeBackAsync(ProvisioningOrder.For(collaboration), ct);
    }
}
