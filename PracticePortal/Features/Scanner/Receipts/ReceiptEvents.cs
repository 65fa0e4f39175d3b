using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>Whose open pages show a receipt, and in whose history an act on it stands.</summary>
/// <param name="OrganisationId">Whose it is.</param>
/// <param name="OrganisationName">For the history.</param>
/// <param name="ActingFor">The agency's customer through which the act was done; null when the organisation's own people did it.</param>
/// <param name="AgencyIds">Who shares the Scanner at this moment.</param>
public sealed record ReceiptAudience(Guid OrganisationId, string OrganisationName, SharedThrough? ActingFor, IReadOnlyList<Guid> AgencyIds);

/// <summary>The collaboration through which an agency opens a Scanner.</summary>
public sealed record SharedThrough(Guid AgencyId, Guid CustomerId, Guid CollaborationId);

/// <summary>A receipt is there, whole.</summary>
public sealed record ReceiptReceived(Guid ReceiptId, ReceiptAudience Told, string Title, string Files)
    : ReceiptEvent(ReceiptId, Told, "receipt-received", [Title, Files, Told.OrganisationName]);

/// <summary>A receipt was put aside.</summary>
public sealed record ReceiptArchived(Guid ReceiptId, ReceiptAudience Told, string Title)
    : ReceiptEvent(ReceiptId, Told, "receipt-archived", [Title, Told.OrganisationName]);

/// <summary>Something happened to a receipt: both sides see it.</summary>
public abstract record ReceiptEvent(Guid ReceiptId, ReceiptAudience Told, string What, IReadOnlyList<string> Details) : ILiveEvent, IAuditedEvent
{
    public IEnumerable<LiveTopic> Topics() => Told.AgencyIds.Select(LiveTopic.Agency).Prepend(LiveTopic.Organisation(Told.OrganisationId));

    public AuditFact ToAudit() => new(What)
    {
        OrganisationId = Told.OrganisationId,
        AgencyId = Told.ActingFor?.AgencyId,
        CustomerId = Told.ActingFor?.CustomerId,
        CollaborationId = Told.ActingFor?.CollaborationId,
        Details = Details,
    };
}
