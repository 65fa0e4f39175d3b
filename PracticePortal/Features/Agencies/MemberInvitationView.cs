using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.Agencies;

/// <summary>What a member's invitation asks of the person who opened its link.</summary>
public enum JoinState
{
    /// <summary>The address has no sign-in yet: the link sets one up.</summary>
    SetUp,

    /// <summary>The address has a sign-in.</summary>
    LogIn,

    /// <summary>The invited person is logged in.</summary>
    Join,

    /// <summary>Somebody else is logged in.</summary>
    OtherPerson,

    Accepted,

    Withdrawn,

    Expired,

    /// <summary>A later letter carries the link that works.</summary>
    Replaced,
}

/// <summary>A member's invitation as its page shows it.</summary>
/// <param name="Me">The address of whoever is logged in; empty for nobody.</param>
public sealed record MemberInvitationView(
    JoinState State, string AgencyName, string InvitedBy, string Name, string Email, MemberRole Role, DateTime ExpiresAt, string Me);

/// <summary>Reads a member's invitation behind a link: from the rows as they are now, whatever the letter said.</summary>
public sealed class MemberInvitationLinks(TenantDbContextFactory contexts, PortalUsers users, CurrentUser current, TimeProvider clock)
{
    /// <summary>Null for a link that points at nothing.</summary>
    public async Task<MemberInvitationView?> ReadAsync(LinkTarget? link, CancellationToken ct)
    {
        var id = link?.Id;
        var myId = await current.UserIdAsync();
        await using var db = await contexts.CreateSystemAsync("member invitation", ct);
        if (await db.MemberInvitations.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct) is not { } invitation)
        {
            return null;
        }

        var me = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == myId, ct);
        var hasSignIn = await users.FindAsync(db, invitation.Email, ct) is not null;
        return new MemberInvitationView(
            StateOf(invitation, link!, me, hasSignIn, clock.GetUtcNow().UtcDateTime),
            invitation.AgencyName, invitation.InvitedBy, invitation.Name, invitation.Email, invitation.Role, invitation.ExpiresAt, me?.Email ?? "");
    }

    internal static JoinState StateOf(MemberInvitation invitation, LinkTarget link, PortalUser? me, bool hasSignIn, DateTime now) => invitation switch
    {
        { AcceptedAt: not null } => JoinState.Accepted,
        { WithdrawnAt: not null } => JoinState.Withdrawn,
        _ when invitation.LinkVersion != link.Version => JoinState.Replaced,
        _ when !invitation.IsOpenAt(now) => JoinState.Expired,
        _ when me is not null => me.HasAddress(invitation.Email) ? JoinState.Join : JoinState.OtherPerson,
        _ => hasSignIn ? JoinState.LogIn : JoinState.SetUp,
    };
}
