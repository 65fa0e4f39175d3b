using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;

namespace PracticePortal.Features.Terms;

/// <summary>Which documents an approval must hold, and their texts.</summary>
public static class TermsQueries
{
    /// <summary>
    /// The current versions that this organisation is asked to approve, in every language that they are published in:
    /// the Scanner terms unless this version is approved, and the data-processing agreement for each collaboration.
    /// </summary>
    public static async Task<IReadOnlyList<TermsVersion>> AskedAsync(this AppDbContext db, Guid organisationId, CancellationToken ct)
    {
        var versions = await db.TermsVersions.AsNoTracking().ToListAsync(ct);
        var current = versions.GroupBy(v => v.Document).SelectMany(g => g.Where(v => v.Number == g.Max(x => x.Number))).ToList();
        var scanner = current.FirstOrDefault(v => v.Document == TermsDocument.ScannerTerms)?.Number;
        var approved = await db.TermsApprovals.AnyAsync(
            a => a.OrganisationId == organisationId && a.Document == TermsDocument.ScannerTerms && a.Number == scanner, ct);
        return [.. current.Where(v => v.Document != TermsDocument.ScannerTerms || !approved).OrderBy(v => v.Document)];
    }
}
