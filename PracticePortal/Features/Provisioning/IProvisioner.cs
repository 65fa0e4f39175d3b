using PracticePortal.Features.Collaborations;

namespace PracticePortal.Features.Provisioning;

/// <summary>
/// Creates at Spiris what an activation needs. Each step may be asked for again and then finds what is there.
/// A refusal that another try cannot mend is a <see cref="ProvisioningRefusedException"/>; any other failure is tried again.
/// </summary>
public interface IProvisioner
{
    /// <summary>The organisation of a customer who is new to Spiris, pending until the approval. Gives its id.</summary>
    Task<Guid> EnsureOrganisationAsync(ProvisioningOrder order, CancellationToken ct);

    /// <summary>The organisation's use of the service, pending until the approval.</summary>
    Task EnsureSubscriptionAsync(Guid organisationId, ProvisioningOrder order, CancellationToken ct);

    /// <summary>The new organisation's administrator, made from the contact.</summary>
    Task EnsureAdministratorAsync(Guid organisationId, ProvisioningOrder order, CancellationToken ct);

    /// <summary>Takes back what is pending and what no other request stands on, however far the creating had come.</summary>
    Task TakeBackAsync(ProvisioningOrder order, CancellationToken ct);
}

/// <summary>For whom it is created.</summary>
public sealed record ProvisioningOrder(
    Guid CollaborationId, string OrganisationNumber, string Name, string ContactName, string ContactEmail, string ContactLanguage)
{
    public static ProvisioningOrder For(Collaboration collaboration) => new(
        collaboration.Id, collaboration.CustomerNumber, collaboration.CustomerName,
        collaboration.ContactName, collaboration.ContactEmail, collaboration.ContactLanguage);
}

/// <summary>It cannot be created, and trying again would not help. The reason is a stable code that picks the sentence.</summary>
public sealed class ProvisioningRefusedException(string reason) : Exception(reason)
{
    /// <summary>The organisation is in My Spiris meanwhile: the customer is no longer new.</summary>
    public const string OrganisationAppeared = "organisation-appeared";

    /// <summary>Another agency's request with another contact is open for the same new organisation.</summary>
    public const string OtherContact = "other-contact";

    /// <summary>The organisation is gone from My Spiris since the agency looked.</summary>
    public const string OrganisationGone = "organisation-gone";

    /// <summary>Nobody who answers for the organisation can be reached.</summary>
    public const string NobodyToAsk = "nobody-to-ask";

    /// <summary>Tried as often as allowed.</summary>
    public const string Unavailable = "unavailable";

    public string Reason { get; } = reason;
}
