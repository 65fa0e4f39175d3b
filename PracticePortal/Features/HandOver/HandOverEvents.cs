using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.HandOver;

/// <summary>Receipts were handed over for the first time.</summary>
public sealed record BatchMade(ReceiptAudience Told, string Number, string Receipts) : HandOverEvent(Told, "batch-made", [Number, Receipts, Told.OrganisationName]);

/// <summary>A batch's receipts were handed over once more, on purpose.</summary>
public sealed record BatchMadeAgain(ReceiptAudience Told, string Number, string Before)
    : HandOverEvent(Told, "batch-made-again", [Number, Before, Told.OrganisationName]);

/// <summary>A batch counts no more; its receipts can be handed over again.</summary>
public sealed record BatchUndone(ReceiptAudience Told, string Number) : HandOverEvent(Told, "batch-undone", [Number, Told.OrganisationName]);

/// <summary>Somebody said that the books have a batch.</summary>
public sealed record BatchTakenIn(ReceiptAudience Told, string Number) : HandOverEvent(Told, "batch-taken-in", [Number, Told.OrganisationName]);

/// <summary>A batch was downloaded, with its pictures.</summary>
public sealed record BatchDownloaded(ReceiptAudience Told, string Number) : HandOverEvent(Told, "batch-downloaded", [Number, Told.OrganisationName]);

/// <summary>An organisation took its receipts out of the portal.</summary>
public sealed record ReceiptsExported(ReceiptAudience Told, string From, string Until)
    : HandOverEvent(Told, "receipts-exported", [From, Until, Told.OrganisationName]);

/// <summary>Somebody wrote a receipt's voucher.</summary>
public sealed record VoucherEdited(Guid ReceiptId, ReceiptAudience Told, string Title)
    : ReceiptEvent(ReceiptId, Told, "voucher-edited", [Title, Told.OrganisationName]);

/// <summary>Somebody dropped what was written: the proposal stands again.</summary>
public sealed record VoucherDropped(Guid ReceiptId, ReceiptAudience Told, string Title)
    : ReceiptEvent(ReceiptId, Told, "voucher-dropped", [Title, Told.OrganisationName]);

/// <summary>Something happened on the way to the books: both sides see it.</summary>
public abstract record HandOverEvent(ReceiptAudience Told, string What, IReadOnlyList<string> Details) : ILiveEvent, IAuditedEvent
{
    public IEnumerable<LiveTopic> Topics() => Told.Topics();

    public AuditFact ToAudit() => new(What)
    {
        OrganisationId = Told.OrganisationId,
        AgencyId = Told.ActingFor?.AgencyId,
        CustomerId = Told.ActingFor?.CustomerId,
        CollaborationId = Told.ActingFor?.CollaborationId,
        Details = Details,
    };
}
