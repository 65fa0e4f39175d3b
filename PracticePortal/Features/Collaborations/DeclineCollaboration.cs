using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Collaborations;

/// <summary>The customer says no, with or without a reason. What was provisioned for the request goes with it.</summary>
public sealed class DeclineCollaboration(TenantDbContextFactory contexts, OrganisationRights rights, AgencyStaff staff, TimeProvider clock)
{
    public Task<Result> ExecuteAsync(Guid collaborationId, DeclineReason reason, string? words, CancellationToken ct) =>
        Overtaken.StartAgainAsync(() => DeclineAsync(collaborationId, reason, words, ct));

    private async Task<Result> DeclineAsync(Guid collaborationId, DeclineReason reason, string? words, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var collaboration = await db.Collaborations.SingleOrDefaultAsync(c => c.Id == collaborationId, ct);
        if (collaboration is null || await rights.AdministratorAsync(db, ct) is not { } person)
        {
            return CommonErrors.NotFound;
        }

        var worksThere = await staff.IsMemberAsync(collaboration.AgencyId, person.UserId!.Value, ct);
        var declined = collaboration.Decline(
            new Approval(person.UserId.Value, await rights.NameAsync(db, person, ct), worksThere, [], []), reason, words, clock.GetUtcNow().UtcDateTime);
        return declined.Succeeded ? await db.TrySaveAsync(ct) : declined;
    }
}
