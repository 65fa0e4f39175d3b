using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Data;

namespace PracticePortal.Features.Scanner;

/// <summary>Why somebody at an agency can open the shared receipts.</summary>
public enum AccessReason
{
    Assignee,
    Participant,
    Responsible,
    Administrator,
}

/// <summary>Somebody at an agency who can open the shared receipts.</summary>
public sealed record PersonWithAccess(string Name, AccessReason Reason);

/// <summary>
/// Who at an agency has access through a collaboration: those on its task, the responsible consultant and the agency's administrators.
/// Either side may ask, about collaborations that it has loaded within its own scope.
/// </summary>
public sealed class SharedAccess(TenantDbContextFactory contexts)
{
    /// <summary>
    /// The collaborations through which a member can open receipts at this moment: from the approval until the end, and by the same rule as
    /// <see cref="OfAsync"/> tells.
    /// </summary>
    /// <param name="db">With the scope of the member's agency.</param>
    /// <param name="member">As the database says now.</param>
    internal static IQueryable<Collaboration> OpenTo(AppDbContext db, Member member)
    {
        var active = db.Collaborations.AsNoTracking().Where(c => c.AgencyId == member.AgencyId && c.Status == CollaborationStatus.Active && c.OrganisationId != null);
        return member.Role == MemberRole.AgencyAdministrator
            ? active
            : active.Where(c => db.Tasks.Any(t => t.Id == c.TaskId && t.AssigneeId == member.Id)
                || db.TaskParticipants.Any(p => p.TaskId == c.TaskId && p.MemberId == member.Id)
                || db.Customers.Any(k => k.Id == c.CustomerId && k.ResponsibleId == member.Id));
    }

    public async Task<ILookup<Guid, PersonWithAccess>> OfAsync(IReadOnlyCollection<Collaboration> collaborations, CancellationToken ct)
    {
        var tasks = collaborations.Select(c => c.TaskId).ToList();
        var customers = collaborations.Select(c => c.CustomerId).ToList();
        var agencies = collaborations.Select(c => c.AgencyId).Distinct().ToList();
        await using var db = await contexts.CreateSystemAsync("who has access", ct); // a customer cannot look into the agency's tables
        var assignees = await db.Tasks.Where(t => tasks.Contains(t.Id)).Select(t => new { t.Id, t.AssigneeId }).ToDictionaryAsync(t => t.Id, t => t.AssigneeId, ct);
        var participants = await db.TaskParticipants.AsNoTracking().Where(p => tasks.Contains(p.TaskId)).ToListAsync(ct);
        var responsible = await db.Customers.Where(c => customers.Contains(c.Id)).Select(c => new { c.Id, c.ResponsibleId })
            .ToDictionaryAsync(c => c.Id, c => c.ResponsibleId, ct);
        var members = await db.Members.AsNoTracking().Where(m => agencies.Contains(m.AgencyId) && m.DeactivatedAt == null).ToListAsync(ct);

        return collaborations
            .SelectMany(collaboration => members
                .Where(member => member.AgencyId == collaboration.AgencyId)
                .Select(member => (collaboration.Id, member.Name, Reason: ReasonOf(collaboration, member))))
            .Where(access => access.Reason is not null)
            .OrderBy(access => access.Reason).ThenBy(access => access.Name, StringComparer.Ordinal)
            .ToLookup(access => access.Id, access => new PersonWithAccess(access.Name, access.Reason!.Value));

        AccessReason? ReasonOf(Collaboration collaboration, Member member) => member switch
        {
            _ when assignees.GetValueOrDefault(collaboration.TaskId) == member.Id => AccessReason.Assignee,
            _ when participants.Exists(p => p.TaskId == collaboration.TaskId && p.MemberId == member.Id) => AccessReason.Participant,
            _ when responsible.GetValueOrDefault(collaboration.CustomerId) == member.Id => AccessReason.Responsible,
            { Role: MemberRole.AgencyAdministrator } => AccessReason.Administrator,
            _ => null,
        };
    }
}
