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
        app.MapMethods($"/i/{LinkProtector.Segment(LinkPurpose.Invitation)}/{{token}}", [HttpMethods.Get, HttpMethods.Head], Land).AllowAnonymous();
        app.MapGet("/my/evidence/{approvalId:guid}", OrganisationEvidenceAsync).RequireAuthorization(Policies.OrganisationUser);
        app.MapGet("/evidence/{approvalId:guid}", AgencyEvidenceAsync).RequireAuthorization(Policies.AgencyMember);
        return app;
    }

    /// <summary>A link points and does nothing: it is remembered, and the address becomes a clean one.</summary>
    private static IResult Land(string token, HttpContext context, LinkProtector links, LinkCookie cookie)
    {
        LinkPage.KeepPrivate(context.Response);
        if (links.Read(LinkPurpose.Invitation, token) is null)
        {
            return Results.LocalRedirect(MySpirisAddresses.LinkUnknown);
        }

        cookie.Remember(LinkPurpose.Invitation, token);
        return Results.LocalRedirect(MySpirisAddresses.Request);
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

        context.Response.Headers.CacheControl = "no-store";
        return Results.File(file.Content, EvidenceFile.ContentType, file.Name);
    }
}
