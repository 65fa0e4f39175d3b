using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>Whose open pages show a receipt, and in whose history an act on it stands.</summary>
/// <param name="OrganisationId">Whose it is.</param>
/// <param name="OrganisationName">For the history.</param>
/// <param name="ActingFor">The agency's customer through which the act was done; null when the organisation's own people did it.</param>
/// <param name="AgencyIds">Who shares the Scanner at this moment.</param>
public sealed record ReceiptAudience(Guid OrganisationId, string OrganisationName, SharedThrough? ActingFor, IReadOnlyList<Guid> AgencyIds)
{
    public IEnumerable<LiveTopic> Topics() => AgencyIds.Select(LiveTopic.Agency).Prepend(LiveTopic.Organisation(OrganisationId));
}

/// <summary>The collaboration through which an agency opens a Scanner.</summary>
public sealed record SharedThrough(Guid AgencyId, Guid CustomerId, Guid CollaborationId);

/// <summary>A receipt is there, whole.</summary>
public sealed record ReceiptReceived(Guid ReceiptId, ReceiptAudience Told, string Title, string Files)
    : ReceiptEvent(ReceiptId, Told, "receipt-received", [Title, Files, Told.OrganisationName]);

/// <summary>A receipt was put aside.</summary>
public sealed record ReceiptArchived(Guid ReceiptId, ReceiptAudience Told, string Title)
    : ReceiptEvent(ReceiptId, Told, "receipt-archived", [Title, Told.OrganisationName]);

/// <summary>What was put aside was taken back.</summary>
public sealed record ReceiptRestored(Guid ReceiptId, ReceiptAudience Told, string Title)
    : ReceiptEvent(ReceiptId, Told, "receipt-restored", [Title, Told.OrganisationName]);

/// <summary>Somebody changed what stands on a receipt.</summary>
public sealed record ReceiptCorrected(Guid ReceiptId, ReceiptAudience Told, string Title)
    : ReceiptEvent(ReceiptId, Told, "receipt-corrected", [Title, Told.OrganisationName]);

/// <summary>The agency asked the customer about a receipt.</summary>
public sealed record ReceiptQuestionAsked(Guid ReceiptId, ReceiptAudience Told, string Title)
    : ReceiptEvent(ReceiptId, Told, "receipt-question-asked", [Title, Told.OrganisationName]);

/// <summary>The customer answered.</summary>
public sealed record ReceiptQuestionAnswered(Guid ReceiptId, ReceiptAudience Told, string Title)
    : ReceiptEvent(ReceiptId, Told, "receipt-question-answered", [Title, Told.OrganisationName]);

/// <summary>No answer is needed any more.</summary>
public sealed record ReceiptQuestionWithdrawn(Guid ReceiptId, ReceiptAudience Told, string Title)
    : ReceiptEvent(ReceiptId, Told, "receipt-question-withdrawn", [Title, Told.OrganisationName]);

/// <summary>Somebody said that the facts of a receipt are right.</summary>
public sealed record ReceiptMadeReady(Guid ReceiptId, ReceiptAudience Told, string Title)
    : ReceiptEvent(ReceiptId, Told, "receipt-made-ready", [Title, Told.OrganisationName]);

/// <summary>A receipt that was ready is worked on again.</summary>
public sealed record ReceiptReopened(Guid ReceiptId, ReceiptAudience Told, string Title)
    : ReceiptEvent(ReceiptId, Told, "receipt-reopened", [Title, Told.OrganisationName]);

/// <summary>A receipt is to be read anew.</summary>
public sealed record ReceiptReadingAsked(Guid ReceiptId, DateTime AskedAt) : IDomainEvent;

/// <summary>A program read what stands on a receipt. No act of a person: it is told to open pages and stands in no history.</summary>
public sealed record ReceiptInterpreted(Guid ReceiptId, ReceiptAudience Told) : ILiveEvent
{
    public IEnumerable<LiveTopic> Topics() => Told.Topics();
}

/// <summary>A part of a receipt's pages is a receipt of its own since.</summary>
public sealed record ReceiptWasSplit(Guid ReceiptId, ReceiptAudience Told, string Title)
    : ReceiptEvent(ReceiptId, Told, "receipt-split", [Title, Told.OrganisationName]);

/// <summary>The pages of one receipt came to the end of another.</summary>
/// <param name="ReceiptId">The one that has them all since.</param>
/// <param name="Told">Who is told.</param>
/// <param name="From">The title of the one that gave them.</param>
/// <param name="Title">Of the one that has them.</param>
public sealed record ReceiptsMerged(Guid ReceiptId, ReceiptAudience Told, string From, string Title)
    : ReceiptEvent(ReceiptId, Told, "receipts-merged", [From, Title, Told.OrganisationName]);

/// <summary>A page is shown in another way. It says nothing about the receipt, so no history has it.</summary>
public sealed record ReceiptPageTurned(ReceiptAudience Told) : ILiveEvent
{
    public IEnumerable<LiveTopic> Topics() => Told.Topics();
}

/// <summary>Something happened to a receipt: both sides see it.</summary>
public abstract record ReceiptEvent(Guid ReceiptId, ReceiptAudience Told, string What, IReadOnlyList<string> Details) : ILiveEvent, IAuditedEvent
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
