using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Customers;

public sealed record CustomerAdded(Guid CustomerId, Guid AgencyId, string Name) : CustomerEvent(CustomerId, AgencyId, "customer-added", [Name]);

public sealed record CustomerEdited(Guid CustomerId, Guid AgencyId, string Name) : CustomerEvent(CustomerId, AgencyId, "customer-edited", [Name]);

public sealed record CustomerArchived(Guid CustomerId, Guid AgencyId, string Name) : CustomerEvent(CustomerId, AgencyId, "customer-archived", [Name]);

public sealed record CustomerRestored(Guid CustomerId, Guid AgencyId, string Name) : CustomerEvent(CustomerId, AgencyId, "customer-restored", [Name]);

public sealed record CustomerHandedOver(Guid CustomerId, Guid AgencyId, string Name, string Responsible)
    : CustomerEvent(CustomerId, AgencyId, "customer-handed-over", [Name, Responsible]);

/// <summary>Something happened to a customer that the agency's history tells and its open pages show.</summary>
public abstract record CustomerEvent(Guid CustomerId, Guid AgencyId, string What, IReadOnlyList<string> Details) : ILiveEvent, IAuditedEvent
{
    /// <summary>What takes a customer out of the lists, as the history keeps it.</summary>
    public static readonly IReadOnlyCollection<string> Archiving = ["customer-archived"];

    /// <summary>What changes a customer's row.</summary>
    public static readonly IReadOnlyCollection<string> Changing =
        ["customer-edited", "customer-archived", "customer-restored", "customer-handed-over", "collaboration-activated", "collaboration-address-corrected"];

    public IEnumerable<LiveTopic> Topics() => [LiveTopic.Agency(AgencyId)];

    public AuditFact ToAudit() => new(What) { AgencyId = AgencyId, CustomerId = CustomerId, Details = Details };
}
