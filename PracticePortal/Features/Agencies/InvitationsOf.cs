using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;

namespace PracticePortal.Features.Agencies;

/// <summary>What a member asked others to do.</summary>
public static class InvitationsOf
{
    /// <summary>Whoever may let nobody in any more leaves no open door behind: what they invited is taken back in the same save.</summary>
    public static async Task WithdrawInvitationsOfAsync(this AppDbContext db, Member member, DateTime now, CancellationToken ct)
    {
        var open = await db.MemberInvitations
            .Where(i => i.AgencyId == member.AgencyId && i.InvitedById == member.UserId && i.AcceptedAt == null && i.WithdrawnAt == null)
            .ToListAsync(ct);
        open.ForEach(invitation => invitation.Withdraw(now));
    }
}
