using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Customers;

/// <summary>What agency staff type about a customer, unchecked. <see cref="Customer"/> checks it.</summary>
public sealed record CustomerDetails
{
    public string? Name { get; init; }

    public string? OrganisationNumber { get; init; }

    public string? CustomerNumber { get; init; }

    public string? ContactName { get; init; }

    public string? ContactEmail { get; init; }

    /// <summary>en or sv.</summary>
    public string ContactLanguage { get; init; } = Languages.Swedish;

    public string? Street { get; init; }

    public string? PostalCode { get; init; }

    public string? City { get; init; }

    public BookkeepingProgram Program { get; init; }

    public Guid? ResponsibleId { get; init; }
}
