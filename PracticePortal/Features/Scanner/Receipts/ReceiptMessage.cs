using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>A question about a receipt, or an answer to one. Never changed.</summary>
public sealed class ReceiptMessage : IOrganisationOwned
{
    public const int TextMaxLength = 1000;

    private ReceiptMessage()
    {
    }

    public Guid Id { get; private init; }

    public Guid OrganisationId { get; private init; }

    public Guid ReceiptId { get; private init; }

    public Guid ByUserId { get; private init; }

    public string ByName { get; private init; } = "";

    /// <summary>For which side that person wrote.</summary>
    public CollaborationSide Side { get; private init; }

    public DateTime At { get; private init; }

    public string Text { get; private init; } = "";

    internal static ReceiptMessage Write(Receipt receipt, ReceiptBringer by, string text, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(),
        OrganisationId = receipt.OrganisationId,
        ReceiptId = receipt.Id,
        ByUserId = by.UserId,
        ByName = by.Name,
        Side = by.Side,
        At = now,
        Text = text,
    };
}
