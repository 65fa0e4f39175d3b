using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Provisioning;

/// <summary>A request that ended without an approval takes what was provisioned for it with it.</summary>
public sealed class TakeBackOnClosing(IProvisioner provisioner)
    : IDomainEventHandler<CollaborationDeclined>, IDomainEventHandler<CollaborationCancelled>, IDomainEventHandler<CollaborationExpired>
{
    public Task HandleAsync(CollaborationDeclined happened, Guid messageId, CancellationToken ct) => TakeBackAsync(happened.Facts, ct);

    public Task HandleAsync(CollaborationCancelled happened, Guid messageId, CancellationToken ct) => TakeBackAsync(happened.Facts, ct);

    public Task HandleAsync(CollaborationExpired happened, Guid messageId, CancellationToken ct) => TakeBackAsync(happened.Facts, ct);

    private Task TakeBackAsync(CollaborationFacts closed, CancellationToken ct) =>
        closed.OrganisationId is { } organisation ? provisioner.TakeBackAsync(organisation, closed.CollaborationId, ct) : Task.CompletedTask;
}
