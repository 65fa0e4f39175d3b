using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Provisioning;

/// <summary>The service at Spiris is told that the customer approved what was created for the request.</summary>
[Retries(Days = 7)]
internal sealed class ConfirmOnApproval(TenantDbContextFactory contexts, ProvisioningService service) : IDomainEventHandler<CollaborationApproved>
{
    public async Task HandleAsync(CollaborationApproved happened, Guid messageId, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("provisioning", ct);
        var relation = await db.Collaborations.Where(c => c.Id == happened.Facts.CollaborationId).Select(c => c.Relation).SingleAsync(ct);
        if (relation != CustomerRelation.UsesScanner)
        {
            await service.ConfirmAsync(happened.Facts.CollaborationId, ct);
        }
    }
}
