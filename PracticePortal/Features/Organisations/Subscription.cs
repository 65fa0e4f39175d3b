using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Organisations;

public enum SubscriptionStatus
{
    /// <summary>Provisioned by an activation that nobody has approved yet.</summary>
    Pending,

    Active,
}

/// <summary>An organisation's use of a service.</summary>
public sealed class Subscription : Entity, IOrganisationOwned
{
    private Subscription()
    {
    }

    public Guid OrganisationId { get; private init; }

    public Service Service { get; private init; }

    public SubscriptionStatus Status { get; private set; }

    public DateTime CreatedAt { get; private init; }

    public DateTime? ActivatedAt { get; private set; }

    public static Subscription Start(Guid organisationId, Service service, DateTime now) =>
        new() { OrganisationId = organisationId, Service = service, Status = SubscriptionStatus.Active, CreatedAt = now, ActivatedAt = now };

    /// <summary>Provisioned, and nothing more until the customer approves.</summary>
    public static Subscription Prepare(Guid organisationId, Service service, DateTime now) =>
        new() { OrganisationId = organisationId, Service = service, CreatedAt = now };

    public void Activate(DateTime now)
    {
        if (Status == SubscriptionStatus.Pending)
        {
            Status = SubscriptionStatus.Active;
            ActivatedAt = now;
        }
    }
}
