using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Agencies;

/// <summary>The agency no longer wants the person to join: the link is dead at once.</summary>
public sealed class WithdrawMemberInvitation(TenantDbContextFactory contexts, AgencyRights rights, TimeProvider clock)
{
    public async Task<Result> ExecuteAsync(Guid invitationId, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        if (await rights.AdministratorAsync(db, ct) is null)
        {
            return CommonErrors.NotAllowed;
        }

        if (await db.MemberInvitations.SingleOrDefaultAsync(i => i.Id == invitationId, ct) is not { } invitation)
        {
            return CommonErrors.NotFound;
        }

        var withdrawn = invitation.Withdraw(clock.GetUtcNow().UtcDateTime);
        return withdrawn.Succeeded ? await db.TrySaveAsync(ct) : withdrawn;
    }
}
