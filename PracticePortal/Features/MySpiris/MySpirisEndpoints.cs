using PracticePortal.Features.Agencies;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.MySpiris;

/// <summary>The landing of an invitation's link, and the downloads of evidence for both sides.</summary>
public static class MySpirisEndpoints
{
    public static WebApplication MapMySpiris(this WebApplication app)
    {
        app.MapGet("/my/evidence/{approvalId:guid}", OrganisationEvidenceAsync).RequireAuthorization(Policies.OrganisationUser);
        app.MapGet("/evidence/{approvalId:guid}", AgencyEvidenceAsync).RequireAuthorization(Policies.AgencyMember);
        return app
            .MapLinkLanding(LinkPurpose.Invitation, MySpirisAddresses.Request)
            .MapLinkLanding(LinkPurpose.SignUp, MySpirisAddresses.FinishSignUp);
    }

    private static async Task<IResult> OrganisationEvidenceAsync(
        Guid approvalId, HttpContext context, TenantDbContextFactory contexts, OrganisationRights rights, TermsEvidence evidence, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        return await rights.UserAsync(db, ct) is null ? Results.NotFound() : await DownloadAsync(approvalId, context, evidence, ct);
    }

    private static async Task<IResult> AgencyEvidenceAsync(
        Guid approvalId, HttpContext context, TenantDbContextFactory contexts, AgencyRights rights, TermsEvidence evidence, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        return await rights.MemberAsync(db, ct) is null ? Results.NotFound() : await DownloadAsync(approvalId, context, evidence, ct);
    }

    private static async Task<IResult> DownloadAsync(Guid approvalId, HttpContext context, TermsEvidence evidence, CancellationToken ct)
    {
        if (await evidence.FileAsync(approvalId, ct) is not { } file)
        {
            return Results.NotFound();
        }

        LinkPage.KeepPrivate(context.Response);
        return Results.File(file.Content, EvidenceFile.ContentType, file.Name);
    }
}
