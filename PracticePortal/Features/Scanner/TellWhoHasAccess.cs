using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Live;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Scanner;

/// <summary>Who can open a customer's receipts changes at the agency: the customer's open pages, which name them, read again.</summary>
[Retries(Minutes = 1)]
public sealed class TellWhoHasAccess(TenantDbContextFactory contexts, LiveUpdates live)
    : IDomainEventHandler<TaskEdited>, IDomainEventHandler<CustomerEdited>, IDomainEventHandler<CustomerHandedOver>,
        IDomainEventHandler<MemberJoined>, IDomainEventHandler<MemberRoleChanged>, IDomainEventHandler<MemberDeactivated>
{
    public Task HandleAsync(TaskEdited happened, Guid messageId, CancellationToken ct) => TellAsync(c => c.TaskId == happened.TaskId, ct);

    public Task HandleAsync(CustomerEdited happened, Guid messageId, CancellationToken ct) => TellAsync(c => c.CustomerId == happened.CustomerId, ct);

    public Task HandleAsync(CustomerHandedOver happened, Guid messageId, CancellationToken ct) =>
        TellAsync(c => c.CustomerId == happened.CustomerId, ct);

    public Task HandleAsync(MemberJoined happened, Guid messageId, CancellationToken ct) => TellAsync(c => c.AgencyId == happened.AgencyId, ct);

    public Task HandleAsync(MemberRoleChanged happened, Guid messageId, CancellationToken ct) => TellAsync(c => c.AgencyId == happened.AgencyId, ct);

    public Task HandleAsync(MemberDeactivated happened, Guid messageId, CancellationToken ct) => TellAsync(c => c.AgencyId == happened.AgencyId, ct);

    private async Task TellAsync(System.Linq.Expressions.Expression<Func<Collaboration, bool>> which, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("who has access", ct);
        var organisations = await db.Collaborations.Where(which).Where(c => c.ClosedAt == null && c.OrganisationId != null)
            .Select(c => c.OrganisationId!.Value).Distinct().ToListAsync(ct);
        organisations.ForEach(id => live.Publish(LiveTopic.Organisation(id)));
    }
}
