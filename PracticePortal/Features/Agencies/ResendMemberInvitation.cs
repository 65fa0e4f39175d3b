using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Agencies;

/// <summary>Sends a colleague a new letter. The seven days begin anew, and older links are dead.</summary>
public sealed class ResendMemberInvitation(TenantDbContextFactory contexts, AgencyRights rights, TimeProvider clock)
{
    public const int MostLettersADay = 5;

    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(1);

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

        var now = clock.GetUtcNow().UtcDateTime;
        var dayAgo = now.AddDays(-1);
        var letters = await db.EmailDeliveries.CountAsync(d => d.InvitationId == invitationId && d.PreparedAt > dayAgo, ct);
        if (invitation.IsOpen && (letters >= MostLettersADay || now - invitation.SentAt < s_pause))
        {
            return CommonErrors.TooManyTries;
        }

        var resent = invitation.Resend(now);
        return resent.Succeeded ? await db.TrySaveAsync(ct) : resent;
    }
}
