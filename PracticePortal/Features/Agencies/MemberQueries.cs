using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Email;

namespace PracticePortal.Features.Agencies;

/// <summary>Who works at the agency, and who is asked to.</summary>
public sealed class MemberQueries(TenantDbContextFactory contexts, AgencyRights rights)
{
    private const int Most = 500;

    /// <summary>Active members first, by name; the invitations that are open.</summary>
    public async Task<MemberList> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var me = await rights.MemberAsync(db, ct);
        if (me is null)
        {
            return new MemberList([], [], false);
        }

        var manages = me.Role == MemberRole.AgencyAdministrator; // who is protected by a password alone is nobody else's business
        var members = await db.Members.AsNoTracking()
            .Select(m => new MemberRow(
                m.Id, m.Name, m.Email, m.Role, m.JoinedAt, m.DeactivatedAt, m.Id == me.Id,
                manages && db.Users.Any(u => u.Id == m.UserId && (u.TwoFactorEnabled || db.UserPasskeys.Any(p => p.UserId == u.Id)))))
            .Take(Most).ToListAsync(ct);
        var invitations = await db.MemberInvitations.AsNoTracking().Where(i => i.AcceptedAt == null && i.WithdrawnAt == null)
            .OrderByDescending(i => i.SentAt).ThenBy(i => i.Id)
            .Select(i => new MemberInvitationRow(
                i.Id, i.Name, i.Email, i.Role, i.SentAt, i.ExpiresAt,
                db.EmailDeliveries.Where(d => d.InvitationId == i.Id && d.PreparedAt >= i.SentAt)
                    .OrderByDescending(d => d.Id).Select(d => (EmailState?)d.State).FirstOrDefault(),
                db.EmailDeliveries.Where(d => d.InvitationId == i.Id && d.PreparedAt >= i.SentAt)
                    .OrderByDescending(d => d.Id).Select(d => d.Answer).FirstOrDefault() ?? ""))
            .Take(Most).ToListAsync(ct);
        return new MemberList(
            [.. members.OrderBy(m => m.DeactivatedAt is not null).ThenBy(m => m.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(m => m.Id)],
            invitations,
            manages);
    }

    /// <summary>Who can be responsible, or work on a task: the agency's active members.</summary>
    public async Task<IReadOnlyList<Colleague>> ColleaguesAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var colleagues = await db.Members.AsNoTracking().Where(m => m.DeactivatedAt == null)
            .Select(m => new Colleague(m.Id, m.Name)).ToListAsync(ct);
        return [.. colleagues.OrderBy(c => c.Name, StringComparer.CurrentCulture).ThenBy(c => c.Id)];
    }

    /// <summary>The agency's own name and number; null for whoever works for none.</summary>
    public async Task<AgencyRow?> AgencyAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        return await db.Agencies.AsNoTracking().Select(a => new AgencyRow(a.Name, a.OrganisationNumber, a.DemandsSecondFactor)).SingleOrDefaultAsync(ct);
    }
}

/// <param name="MayManage">Whether whoever asks may invite, change roles and deactivate.</param>
public sealed record MemberList(IReadOnlyList<MemberRow> Members, IReadOnlyList<MemberInvitationRow> Invitations, bool MayManage);

/// <param name="HasSecondFactor">Whether the sign-in has an authenticator app or a passkey.</param>
public sealed record MemberRow(
    Guid Id, string Name, string Email, MemberRole Role, DateTime JoinedAt, DateTime? DeactivatedAt, bool IsMe, bool HasSecondFactor)
{
    public bool IsActive => DeactivatedAt is null;
}

/// <param name="Letter">How the last letter went; null until it is taken up.</param>
/// <param name="Answer">What the mail server said.</param>
public sealed record MemberInvitationRow(
    Guid Id, string Name, string Email, MemberRole Role, DateTime SentAt, DateTime ExpiresAt, EmailState? Letter, string Answer);

public sealed record Colleague(Guid Id, string Name);

public sealed record AgencyRow(string Name, string OrganisationNumber, bool DemandsSecondFactor);
