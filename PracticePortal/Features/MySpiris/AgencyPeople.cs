using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Data;

namespace PracticePortal.Features.MySpiris;

/// <summary>Why somebody at an agency can open the shared receipts.</summary>
public enum AgencyPart
{
    Assignee,
    Participant,
    Responsible,
    Administrator,
}

public sealed record AgencyPerson(string Name, AgencyPart Part);

/// <summary>Who at an agency has access through a collaboration: those on the task, the responsible consultant and the administrators.</summary>
public sealed class AgencyPeople(TenantDbContextFactory contexts)
{
    /// <param name="collaboration">Loaded within the scope of the organisation that asks: that is what lets it look across.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<IReadOnlyList<AgencyPerson>> OfAsync(Collaboration collaboration, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("who has access", ct);
        var assignee = await db.Tasks.Where(t => t.Id == collaboration.TaskId).Select(t => t.AssigneeId).SingleOrDefaultAsync(ct);
        var participants = await db.TaskParticipants.Where(p => p.TaskId == collaboration.TaskId).Select(p => p.MemberId).ToListAsync(ct);
        var responsible = await db.Customers.Where(c => c.Id == collaboration.CustomerId).Select(c => c.ResponsibleId).SingleOrDefaultAsync(ct);
        var members = await db.Members.AsNoTracking()
            .Where(m => m.AgencyId == collaboration.AgencyId && m.DeactivatedAt == null)
            .Where(m => m.Id == assignee || m.Id == responsible || participants.Contains(m.Id) || m.Role == MemberRole.AgencyAdministrator)
            .OrderBy(m => m.Name).ThenBy(m => m.Id)
            .ToListAsync(ct);
        return [.. members.Select(m => new AgencyPerson(m.Name, PartOf(m, assignee, participants, responsible))).OrderBy(p => p.Part)];
    }

    private static AgencyPart PartOf(Member member, Guid? assignee, List<Guid> participants, Guid? responsible) => member.Id switch
    {
        var id when id == assignee => AgencyPart.Assignee,
        var id when participants.Contains(id) => AgencyPart.Participant,
        var id when id == responsible => AgencyPart.Responsible,
        _ => AgencyPart.Administrator,
    };
}
