using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Terms.Evidence;
using PracticePortal.Platform.Audit.Chain;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Email;

namespace PracticePortal.Features.Terms;

/// <summary>What a download of evidence is.</summary>
public sealed record EvidenceFile(string Name, byte[] Content)
{
    public const string ContentType = "text/html; charset=utf-8";
}

/// <summary>Writes down who approved which text, when and from where, as one file that can be kept. Both sides may have it, nobody else.</summary>
public sealed class TermsEvidence(TenantDbContextFactory contexts, AuditSealing sealing, RazorHtml razor)
{
    /// <summary>Null for what is not there or is somebody else's.</summary>
    public async Task<EvidenceFile?> FileAsync(Guid approvalId, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var approval = await db.TermsApprovals.AsNoTracking().SingleOrDefaultAsync(a => a.Id == approvalId, ct);
        if (approval is null)
        {
            return null;
        }

        var version = await db.TermsVersions.AsNoTracking().SingleAsync(v => v.Id == approval.TermsVersionId, ct);
        await sealing.SealAsync(ct); // so that the head that is named stands behind this approval's entry
        var head = await db.HeadAsync(AuditChains.Of(approval.AgencyId, approval.OrganisationId), ct);
        var html = await razor.RenderAsync(
            typeof(EvidenceDocument),
            new Dictionary<string, object?>
            {
                [nameof(EvidenceDocument.Approval)] = approval,
                [nameof(EvidenceDocument.Content)] = version.Content,
                [nameof(EvidenceDocument.Seal)] = head.Sequence > 0 ? $"{head}" : "",
            },
            CultureInfo.CurrentUICulture);
        return new EvidenceFile(NameOf(approval), Encoding.UTF8.GetBytes($"<!DOCTYPE html>\n{html}"));
    }

    /// <summary>Made of our own words only, so it is safe in a header and on every disk.</summary>
    private static string NameOf(TermsApproval approval)
    {
        var document = approval.Document switch
        {
            TermsDocument.ScannerTerms => "scanner-terms",
            TermsDocument.DataProcessingAgreement => "data-processing-agreement",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{document}-v{approval.Number}-{approval.ApprovedAt:yyyyMMdd-HHmmss}Z.html");
    }
}
