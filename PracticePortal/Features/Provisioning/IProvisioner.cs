using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Provisioning;

/// <summary>
/// Creates at Spiris what an activation needs. Each step may be asked for again and then finds what is there.
/// What another try cannot mend is one of the <see cref="ProvisioningErrors"/>; whatever is thrown is tried again.
/// </summary>
public interface IProvisioner
{
    /// <summary>The organisation of a customer who is new to Spiris, pending until the approval. Gives its id.</summary>
    Task<Result<Guid>> EnsureOrganisationAsync(ProvisioningOrder order, CancellationToken ct);

    /// <summary>The organisation's use of the service, pending until the approval.</summary>
    Task<Result> EnsureSubscriptionAsync(Guid organisationId, ProvisioningOrder order, CancellationToken ct);

    /// <summary>The new organisation's administrator, made from the contact.</summary>
    Task<Result> EnsureAdministratorAsync(Guid organisationId, ProvisioningOrder order, CancellationToken ct);

    /// <summary>Takes back what is pending and what no other request stands on, however far the creating had come.</summary>
    Task TakeBackAsync(ProvisioningOrder order, CancellationToken ct);
}

/// <summary>For whom it is created.</summary>
public sealed record ProvisioningOrder(
    Guid CollaborationId, string OrganisationNumber, string Name, string ContactName, string ContactEmail, string ContactLanguage)
{
    /// <summary>Grows with each <em>Retry</em>: a new round is a new question, a new try within it is not.</summary>
    public int Round { get; init; } = 1;

    public static ProvisioningOrder For(Collaboration collaboration) => new(
        collaboration.Id, collaboration.CustomerNumber, collaboration.CustomerName,
        collaboration.ContactName, collaboration.ContactEmail, collaboration.ContactLanguage)
    {
        Round = collaboration.Provisioning.Round,
    };
}
