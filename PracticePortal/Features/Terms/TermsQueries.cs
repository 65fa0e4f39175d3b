using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;

namespace PracticePortal.Features.Terms;

/// <summary>Which documents an approval must hold, and their texts.</summary>
public static class TermsQueries
{
    /// <summary>
    /// The versions that apply now and that this organisation is asked to approve, in every language that they are published in:
    /// the Scanner terms unless this version is approved, and the data-processing agreement for each collaboration.
    /// </summary>
    public static async Task<IReadOnlyList<TermsVersion>> AskedAsync(this AppDbContext db, Guid organisationId, DateTime now, CancellationToken ct)
    {
        var current = await db.CurrentAsync(now, ct);
        var scanner = await db.ScannerTermsAskedAsync(organisationId, now, ct);
        return [.. scanner, .. current.Where(v => v.Document != TermsDocument.ScannerTerms).OrderBy(v => v.Document)];
    }

    /// <summary>The Scanner terms that apply now, unless the organisation has approved them.</summary>
    public static async Task<IReadOnlyList<TermsVersion>> ScannerTermsAskedAsync(
        this AppDbContext db, Guid organisationId, DateTime now, CancellationToken ct)
    {
        var current = (await db.CurrentAsync(now, ct)).Where(v => v.Document == TermsDocument.ScannerTerms).ToList();
        var number = current.FirstOrDefault()?.Number;
        var isApproved = await db.TermsApprovals.AnyAsync(
            a => a.OrganisationId == organisationId && a.Document == TermsDocument.ScannerTerms && a.Number == number, ct);
        return isApproved ? [] : current;
    }

    /// <summary>Whether one of these texts has made way for a newer version.</summary>
    public static async Task<bool> IsReplacedAsync(this AppDbContext db, IReadOnlyCollection<Guid> versionIds, DateTime now, CancellationToken ct)
    {
        var current = (await db.CurrentAsync(now, ct)).Select(v => (v.Document, v.Number)).ToHashSet();
        var read = await db.TermsVersions.AsNoTracking().Where(v => versionIds.Contains(v.Id)).Select(v => new { v.Document, v.Number }).ToListAsync(ct);
        return read.Exists(v => !current.Contains((v.Document, v.Number)));
    }

    /// <summary>Of each document the newest version whose time has come.</summary>
    private static async Task<IReadOnlyList<TermsVersion>> CurrentAsync(this AppDbContext db, DateTime now, CancellationToken ct)
    {
        var versions = await db.TermsVersions.AsNoTracking().Where(v => v.AppliesFrom <= now).ToListAsync(ct);
        return [.. versions.GroupBy(v => v.Document).SelectMany(g => g.Where(v => v.Number == g.Max(x => x.Number)))];
    }
}
