using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Administration;

/// <summary>Invites somebody to manage an agency that nobody manages. An invitation that is still open is taken back: its address may have been wrong.</summary>
public sealed class InviteAgencyAdministrator(PortalRights rights, TimeProvider clock)
{
    public async Task<Result> ExecuteAsync(Guid agencyId, AdministratorInput input, CancellationToken ct)
    {
        await using var db = await rights.OpenAsync(ct);
        if (db is null || await db.Agencies.SingleOrDefaultAsync(a => a.Id == agencyId, ct) is not { } agency)
        {
            return CommonErrors.NotFound;
        }

        if (await db.Members.AnyAsync(m => m.AgencyId == agencyId && m.Role == MemberRole.AgencyAdministrator && m.DeactivatedAt == null, ct))
        {
            return AdministrationErrors.AgencyIsManaged;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var invitation = input.Invite(agency, db.Scope.Actor, now);
        if (!invitation.Succeeded)
        {
            return invitation.Error;
        }

        var open = await db.MemberInvitations
            .Where(i => i.AgencyId == agencyId && i.AcceptedAt == null && i.WithdrawnAt == null && i.Role == MemberRole.AgencyAdministrator).ToListAsync(ct);
        if (open.SingleOrDefault(i => i.Email == invitation.Value.Email) is { } same)
        {
            same.Resend(now);
        }
        else
        {
            open.ForEach(i => i.Withdraw(now));
            db.MemberInvitations.Add(invitation.Value);
        }

        return await db.TrySaveAsync(ct, whenNotUnique: AgencyErrors.AlreadyInvited);
    }
}
