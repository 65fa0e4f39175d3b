using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>
/// Opens an organisation's Scanner for whoever may: its own people, and those at an agency whom an active collaboration lets in. Asked from the
/// database each time; for everybody else there is nothing.
/// </summary>
public sealed class ScannerDoor(TenantDbContextFactory contexts, AgencyRights agency, OrganisationRights organisation)
{
    /// <summary>The person's own organisation's, or the one that a collaboration of the person's agency shares.</summary>
    /// <param name="collaborationId">Null for one's own.</param>
    /// <param name="ct">Cancels the question.</param>
    public async Task<ScannerVisit?> OpenAsync(Guid? collaborationId, CancellationToken ct) =>
        collaborationId is { } id ? await SharedAsync(open => open.Where(c => c.Id == id), ct) : await OwnAsync(ct);

    /// <summary>The one that a receipt is in, or on its way to. Whether it is there is the caller's to ask: in one's own Scanner it may be unknown.</summary>
    public async Task<ScannerVisit?> OfReceiptAsync(Guid receiptId, CancellationToken ct)
    {
        if ((await contexts.ScopeAsync()).AgencyId == Guid.Empty)
        {
            return await OwnAsync(ct);
        }

        await using var everywhere = await contexts.CreateSystemAsync("whose receipt it is", ct);
        var organisationId = await everywhere.Receipts.Where(r => r.Id == receiptId).Select(r => (Guid?)r.OrganisationId).SingleOrDefaultAsync(ct)
            ?? await everywhere.ReceiptUploads.Where(u => u.Id == receiptId).Select(u => (Guid?)u.OrganisationId).SingleOrDefaultAsync(ct);
        return organisationId is { } id ? await SharedAsync(open => open.Where(c => c.OrganisationId == id), ct) : null;
    }

    /// <summary>An organisation's, for acts on what belongs to it and is no receipt.</summary>
    public async Task<ScannerVisit?> OfOrganisationAsync(Guid organisationId, CancellationToken ct)
    {
        if ((await contexts.ScopeAsync()).AgencyId != Guid.Empty)
        {
            return await SharedAsync(open => open.Where(c => c.OrganisationId == organisationId), ct);
        }

        var own = await OwnAsync(ct);
        if (own is null || own.OrganisationId == organisationId)
        {
            return own;
        }

        await own.DisposeAsync();
        return null;
    }

    private async Task<ScannerVisit?> OwnAsync(CancellationToken ct)
    {
        var db = await contexts.CreateAsync(ct);
        if (await organisation.UserAsync(db, ct) is { } person)
        {
            return new ScannerVisit(db, person.OrganisationId, person.UserId!.Value, person.Name, Through: null);
        }

        await db.DisposeAsync();
        return null;
    }

    private async Task<ScannerVisit?> SharedAsync(
        Func<IQueryable<Collaborations.Collaboration>, IQueryable<Collaborations.Collaboration>> which, CancellationToken ct)
    {
        await using var own = await contexts.CreateAsync(ct);
        if (await agency.MemberAsync(own, ct) is not { } member)
        {
            return null;
        }

        var shared = await which(SharedAccess.OpenTo(own, member)).OrderBy(c => c.Id).Select(c => new { c.Id, c.CustomerId, c.OrganisationId }).FirstOrDefaultAsync(ct);
        if (shared is null)
        {
            return null;
        }

        var organisationId = shared.OrganisationId!.Value;
        var db = await contexts.CreateAsync(TenantScope.ForOrganisation(organisationId, own.Scope.Actor), ct);
        return new ScannerVisit(db, organisationId, member.UserId, member.Name, new SharedThrough(member.AgencyId, shared.CustomerId, shared.Id));
    }
}
