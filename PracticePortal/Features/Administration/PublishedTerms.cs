using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Terms;

namespace PracticePortal.Features.Administration;

/// <summary>The documents that customers are asked to approve, every version of them.</summary>
public sealed class PublishedTerms(PortalRights rights)
{
    /// <summary>The newest first; null for whoever may not. There are few: each is published by a decision.</summary>
    public async Task<IReadOnlyList<TermsRow>?> ListAsync(CancellationToken ct)
    {
        await using var db = await rights.OpenAsync(ct);
        return db is null
            ? null
            : await db.TermsVersions.AsNoTracking()
                .OrderBy(v => v.Document).ThenByDescending(v => v.Number).ThenBy(v => v.Language).ThenBy(v => v.Id)
                .Select(v => new TermsRow(
                    v.Id, v.Document, v.Number, v.Language, v.ContentHash, v.PublishedAt, v.AppliesFrom, db.TermsApprovals.Count(a => a.TermsVersionId == v.Id)))
                .ToListAsync(ct);
    }

    /// <summary>One text; null when there is none, and for whoever may not.</summary>
    public async Task<TermsVersion?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = await rights.OpenAsync(ct);
        return db is null ? null : await db.TermsVersions.AsNoTracking().SingleOrDefaultAsync(v => v.Id == id, ct);
    }
}

/// <param name="Approvals">How many evidence records name this text.</param>
public sealed record TermsRow(Guid Id, TermsDocument Document, int Number, string Language, string ContentHash, DateTime PublishedAt, DateTime AppliesFrom, int Approvals);
