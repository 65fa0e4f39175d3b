using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity.Sessions;

namespace PracticePortal.Features.Agencies;

/// <summary>An agency administrator makes a colleague administrator or consultant. One administrator always stays.</summary>
public sealed class ChangeMemberRole(TenantDbContextFactory contexts, AgencyRights rights, TimeProvider clock)
{
    public async Task<Result> ExecuteAsync(Guid memberId, MemberRole role, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        if (await rights.AdministratorAsync(db, ct) is null)
        {
            return CommonErrors.NotAllowed;
        }

        if (!Enum.IsDefined(role) || await db.Members.SingleOrDefaultAsync(m => m.Id == memberId, ct) is not { } member)
        {
            return CommonErrors.NotFound;
        }

        var changed = member.ChangeRole(role, await db.LockAndCountOtherAdministratorsAsync(member, ct));
        if (!changed.Succeeded)
        {
            return changed;
        }

        if (member.Role != MemberRole.AgencyAdministrator)
        {
            await db.WithdrawInvitationsOfAsync(member, clock.GetUtcNow().UtcDateTime, ct);
        }

        await db.ChangeRightsOfAsync([member.UserId], ct);
        return await db.TrySaveAsync(ct);
    }
}
