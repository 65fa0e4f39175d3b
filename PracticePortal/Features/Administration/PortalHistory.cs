using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Account.Factors;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Installations;

namespace PracticePortal.Features.Administration;

/// <summary>What portal administrators did, what agencies reported to them, and what the operator did to a sign-in.</summary>
public sealed class PortalHistory(PortalRights rights)
{
    public const int PageSize = 25;

    /// <summary>What portal administrators do; the same codes under other hands are not the portal's affair.</summary>
    internal static readonly IReadOnlyList<string> Acts =
        ["agency-created", "member-invited", "member-invitation-withdrawn", "organisation-confirmed", "organisation-closed", "outbox-run-again", InstallationCommands.Confirmed, TermsPublished.What];

    /// <summary>One page, the newest first; null for whoever may not.</summary>
    public async Task<PortalHistoryList?> ListAsync(int page, CancellationToken ct)
    {
        await using var db = await rights.OpenAsync(ct);
        if (db is null)
        {
            return null;
        }

        var rows = await db.AuditEntries.AsNoTracking()
            .Where(a => a.What == OrganisationReported.Code || a.What == RemoveFactorsCommand.Removed
                || (Acts.Contains(a.What) && db.Users.Any(u => u.Id == a.ActorUserId && u.IsPortalAdministrator)))
            .OrderByDescending(a => a.Id).Skip(page * PageSize).Take(PageSize + 1)
            .Select(a => new { a.Id, a.At, a.What, a.ActorName, a.Details }).ToListAsync(ct);
        return new PortalHistoryList(
            [.. rows.Take(PageSize).Select(a => new PortalHistoryRow(
                a.Id, a.At, a.What, a.ActorName, JsonSerializer.Deserialize<string[]>(a.Details) ?? []))],
            rows.Count > PageSize);
    }
}

public sealed record PortalHistoryList(IReadOnlyList<PortalHistoryRow> Rows, bool HasMore);

public sealed record PortalHistoryRow(Guid Id, DateTime At, string What, string Actor, IReadOnlyList<string> Details);
