using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Email;

namespace PracticePortal.Features.Administration;

/// <summary>What portal administrators read of agencies: who they are and whether somebody manages them, never their customers.</summary>
public sealed class AgencyRegister(PortalRights rights)
{
    public const int PageSize = 25;

    /// <summary>One page of the agencies by name; null for whoever may not.</summary>
    public async Task<AgencyList?> ListAsync(string search, int page, CancellationToken ct)
    {
        await using var db = await rights.OpenAsync(ct);
        if (db is null)
        {
            return null;
        }

        var agencies = db.Agencies.AsNoTracking();
        if (PlainText.Clean(search) is { } typed)
        {
            var pattern = SearchKeys.Contains(typed);
            agencies = agencies.Where(a => EF.Functions.Like(a.SearchText, pattern, @"\"));
        }

        var rows = await Rows(db, agencies.OrderBy(a => a.SortKey).ThenBy(a => a.Id).Skip(page * PageSize).Take(PageSize + 1)).ToListAsync(ct);
        return new AgencyList([.. rows.Take(PageSize)], rows.Count > PageSize, await agencies.CountAsync(ct));
    }

    /// <summary>One agency and the invitations to its administrators; null when there is none, and for whoever may not.</summary>
    public async Task<AgencyDetails?> FindAsync(Guid agencyId, CancellationToken ct)
    {
        await using var db = await rights.OpenAsync(ct);
        if (db is null || await Rows(db, db.Agencies.AsNoTracking().Where(a => a.Id == agencyId)).SingleOrDefaultAsync(ct) is not { } agency)
        {
            return null;
        }

        var invitations = await db.MemberInvitations.AsNoTracking()
            .Where(i => i.AgencyId == agencyId && i.Role == MemberRole.AgencyAdministrator && i.WithdrawnAt == null)
            .OrderByDescending(i => i.Id).Take(PageSize)
            .Select(i => new InvitationRow(
                i.Id, i.Name, i.Email, i.SentAt, i.ExpiresAt, i.AcceptedAt,
                db.EmailDeliveries.Where(d => d.InvitationId == i.Id && d.PreparedAt >= i.SentAt)
                    .OrderByDescending(d => d.Id).Select(d => (EmailState?)d.State).FirstOrDefault(),
                db.EmailDeliveries.Where(d => d.InvitationId == i.Id && d.PreparedAt >= i.SentAt)
                    .OrderByDescending(d => d.Id).Select(d => d.Answer).FirstOrDefault() ?? ""))
            .ToListAsync(ct);
        return new AgencyDetails(agency, invitations);
    }

    private static IQueryable<AgencyRow> Rows(AppDbContext db, IQueryable<Agency> agencies) => agencies.Select(a => new AgencyRow(
        a.Id, a.Name, a.OrganisationNumber, a.CreatedAt,
        db.Members.Count(m => m.AgencyId == a.Id && m.DeactivatedAt == null),
        db.Members.Count(m => m.AgencyId == a.Id && m.DeactivatedAt == null && m.Role == MemberRole.AgencyAdministrator),
        db.Customers.Count(c => c.AgencyId == a.Id && c.ArchivedAt == null),
        db.Collaborations.Count(c => c.AgencyId == a.Id && c.Status == CollaborationStatus.Active)));
}

public sealed record AgencyList(IReadOnlyList<AgencyRow> Rows, bool HasMore, int Count);

/// <param name="Administrators">Active ones; nobody can let anybody in while there is none.</param>
public sealed record AgencyRow(
    Guid Id, string Name, string OrganisationNumber, DateTime CreatedAt, int Members, int Administrators, int Customers, int ActiveCollaborations);

public sealed record AgencyDetails(AgencyRow Agency, IReadOnlyList<InvitationRow> Invitations);

/// <summary>An invitation to manage an agency.</summary>
/// <param name="Letter">How the last letter went; null until it is taken up.</param>
/// <param name="Answer">What the mail server said.</param>
public sealed record InvitationRow(
    Guid Id, string Name, string Email, DateTime SentAt, DateTime ExpiresAt, DateTime? AcceptedAt, EmailState? Letter, string Answer);
