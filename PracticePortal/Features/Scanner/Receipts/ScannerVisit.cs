using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Data;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>One organisation's Scanner, open to a person who may: its rows and nobody else's. Dispose it behind the act.</summary>
/// <param name="Db">With the organisation's scope, whichever side the person is of.</param>
/// <param name="OrganisationId">Whose Scanner it is.</param>
/// <param name="UserId">Who acts.</param>
/// <param name="PersonName">By that name in this place.</param>
/// <param name="Through">The agency's collaboration; null for the organisation's own people.</param>
public sealed record ScannerVisit(AppDbContext Db, Guid OrganisationId, Guid UserId, string PersonName, SharedThrough? Through) : IAsyncDisposable
{
    public ReceiptBringer Bringer => new(OrganisationId, UserId, PersonName, Through is null ? CollaborationSide.Customer : CollaborationSide.Agency);

    /// <summary>Who is told of what happens to a receipt here: the organisation, and every agency that shares its Scanner now.</summary>
    public Task<ReceiptAudience> AudienceAsync(CancellationToken ct) => Db.AudienceAsync(OrganisationId, Through, ct);

    /// <summary>To be changed, with its files; null when this Scanner has none.</summary>
    internal Task<Receipt?> FindWithFilesAsync(Guid receiptId, CancellationToken ct) =>
        Db.Receipts.Include(r => r.Files).SingleOrDefaultAsync(r => r.OrganisationId == OrganisationId && r.Id == receiptId, ct);

    /// <summary>The organisation uses Scanner at this moment, so that receipts may come.</summary>
    internal Task<bool> IsInUseAsync(CancellationToken ct) => Db.Subscriptions.AnyAsync(
        s => s.OrganisationId == OrganisationId && s.Service == Service.SpirisScanner && s.Status == SubscriptionStatus.Active
            && Db.Organisations.Any(o => o.Id == OrganisationId && o.Status == OrganisationStatus.Active),
        ct);

    public ValueTask DisposeAsync() => Db.DisposeAsync();
}

internal static class ReceiptAudiences
{
    /// <inheritdoc cref="ScannerVisit.AudienceAsync"/>
    /// <param name="db">That sees the organisation's rows.</param>
    /// <param name="organisationId">Whose Scanner it is.</param>
    /// <param name="through">The agency's collaboration; null for the organisation's own people, and for the portal's jobs.</param>
    /// <param name="ct">Ends the question.</param>
    public static async Task<ReceiptAudience> AudienceAsync(this AppDbContext db, Guid organisationId, SharedThrough? through, CancellationToken ct)
    {
        var name = await db.Organisations.Where(o => o.Id == organisationId).Select(o => o.Name).SingleAsync(ct);
        var agencies = await db.Collaborations.Where(c => c.OrganisationId == organisationId && c.Status == CollaborationStatus.Active)
            .Select(c => c.AgencyId).Distinct().ToListAsync(ct);
        return new ReceiptAudience(organisationId, name, through, agencies);
    }
}
