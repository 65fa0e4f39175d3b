using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>That somebody at an agency opened a receipt: the customer can see who did. One for each person and receipt.</summary>
public sealed class ReceiptOpening : IOrganisationOwned
{
    private ReceiptOpening()
    {
    }

    public Guid OrganisationId { get; private init; }

    public Guid ReceiptId { get; private init; }

    public Guid UserId { get; private init; }

    public string Name { get; private set; } = "";

    public Guid AgencyId { get; private init; }

    public DateTime FirstAt { get; private init; }

    public DateTime LastAt { get; private set; }

    public static ReceiptOpening Of(Guid organisationId, Guid receiptId, Guid userId, string name, Guid agencyId, DateTime now) => new()
    {
        OrganisationId = organisationId,
        ReceiptId = receiptId,
        UserId = userId,
        Name = name,
        AgencyId = agencyId,
        FirstAt = now,
        LastAt = now,
    };

    public void Again(string name, DateTime now) => (Name, LastAt) = (name, now);
}
