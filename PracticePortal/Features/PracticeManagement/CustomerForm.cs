using PracticePortal.Features.Customers;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.PracticeManagement;

/// <summary>What stands in the fields of the customer's form, as it was typed.</summary>
public sealed class CustomerForm
{
    public string? Name { get; set; }

    public string? OrganisationNumber { get; set; }

    public string? CustomerNumber { get; set; }

    public string? ContactName { get; set; }

    public string? ContactEmail { get; set; }

    public string ContactLanguage { get; set; } = Languages.Swedish;

    public string? Street { get; set; }

    public string? PostalCode { get; set; }

    public string? City { get; set; }

    public BookkeepingProgram Program { get; set; }

    /// <summary>Empty for nobody.</summary>
    public Guid ResponsibleId { get; set; }

    public static CustomerForm Of(CustomerDetails details) => new()
    {
        Name = details.Name,
        OrganisationNumber = details.OrganisationNumber,
        CustomerNumber = details.CustomerNumber,
        ContactName = details.ContactName,
        ContactEmail = details.ContactEmail,
        ContactLanguage = details.ContactLanguage,
        Street = details.Street,
        PostalCode = CustomerTexts.PostalCode(details.PostalCode ?? ""),
        City = details.City,
        Program = details.Program,
        ResponsibleId = details.ResponsibleId ?? Guid.Empty,
    };

    public CustomerDetails ToDetails() => new()
    {
        Name = Name,
        OrganisationNumber = OrganisationNumber,
        CustomerNumber = CustomerNumber,
        ContactName = ContactName,
        ContactEmail = ContactEmail,
        ContactLanguage = ContactLanguage,
        Street = Street,
        PostalCode = PostalCode,
        City = City,
        Program = Program,
        ResponsibleId = ResponsibleId == Guid.Empty ? null : ResponsibleId,
    };
}
