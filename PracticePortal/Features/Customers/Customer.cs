using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Customers;

/// <summary>A company in an agency's register.</summary>
public sealed class Customer : Entity, IAgencyOwned
{
    public const int NameMaxLength = 200;
    public const int CustomerNumberMaxLength = 30;
    public const int ContactNameMaxLength = 100;
    public const int StreetMaxLength = 200;
    public const int CityMaxLength = 100;
    public const int PostalCodeLength = 5;

    /// <summary>The <see cref="StatusRank"/> of a customer without any collaboration.</summary>
    public const int NeverActivated = 5;

    /// <summary>Behind every date that somebody types.</summary>
    public static readonly DateOnly NoDate = DateOnly.MaxValue;

    private Customer()
    {
    }

    public Guid AgencyId { get; private init; }

    public string Name { get; private set; } = "";

    /// <summary>Ten digits; a sole trader's is a personal number.</summary>
    public string OrganisationNumber { get; private set; } = "";

    public string CustomerNumber { get; private set; } = "";

    public string ContactName { get; private set; } = "";

    /// <summary>Empty when nobody's is known; activating a new customer needs it.</summary>
    public string ContactEmail { get; private set; } = "";

    public string ContactLanguage { get; private set; } = Languages.Swedish;

    public string Street { get; private set; } = "";

    /// <summary>Five digits, or empty.</summary>
    public string PostalCode { get; private set; } = "";

    public string City { get; private set; } = "";

    public BookkeepingProgram Program { get; private set; }

    public Guid? ResponsibleId { get; private set; }

    public DateTime CreatedAt { get; private init; }

    /// <summary>The name as bytes in the order of the Swedish alphabet, for lists.</summary>
    public string SortKey { get; private set; } = "";

    /// <summary>Name, numbers and contact, folded, for search.</summary>
    public string SearchText { get; private set; } = "";

    public DateTime? ArchivedAt { get; private set; }

    /// <summary>A column of its own, as current and archived customers are two lists and an index needs a value.</summary>
    public bool IsArchived { get; private set; }

    /// <summary>
    /// Where the list by status has this customer, from 1 (somebody must act) to 9, by its latest collaboration. The database keeps it
    /// (triggers, docs/adr/0018): whoever reads an entity that was saved before has the value of then.
    /// </summary>
    public int StatusRank { get; private init; } = NeverActivated;

    /// <summary>The first due date of an open task, or <see cref="NoDate"/>. The database keeps it as well.</summary>
    public DateOnly NextDue { get; private init; } = NoDate;

    /// <param name="responsible">The consultant named in the details, loaded within the agency; null when none is.</param>
    public static Result<Customer> Add(Guid agencyId, CustomerDetails details, Member? responsible, DateTime now)
    {
        var customer = new Customer { AgencyId = agencyId, CreatedAt = now };
        var written = customer.Write(details, responsible);
        if (!written.Succeeded)
        {
            return written.Error;
        }

        customer.Raise(new CustomerAdded(customer.Id, agencyId, customer.Name));
        return customer;
    }

    /// <param name="hasOpenCollaboration">While one is open the organisation number is fixed: it decided whom was asked.</param>
    public Result Edit(CustomerDetails details, Member? responsible, bool hasOpenCollaboration)
    {
        if (IsArchived)
        {
            return CustomerErrors.Archived;
        }

        var number = Platform.Domain.OrganisationNumber.Parse(details.OrganisationNumber, nameof(OrganisationNumber));
        if (number.Succeeded && hasOpenCollaboration && number.Value != OrganisationNumber)
        {
            return CustomerErrors.NumberFixed;
        }

        var written = Write(details, responsible);
        if (written.Succeeded)
        {
            Raise(new CustomerEdited(Id, AgencyId, Name));
        }

        return written;
    }

    /// <summary>The customer's new contact is whom the next letter goes to.</summary>
    public Result CorrectContact(string name, string email)
    {
        if (IsArchived)
        {
            return CustomerErrors.Archived;
        }

        (ContactName, ContactEmail) = (name, email);
        Index();
        Raise(new CustomerEdited(Id, AgencyId, Name));
        return Result.Ok;
    }

    /// <summary>Someone else answers for the customer from now on; null for nobody.</summary>
    public void HandOverTo(Member? responsible)
    {
        ResponsibleId = responsible?.Id;
        Raise(new CustomerHandedOver(Id, AgencyId, Name, responsible?.Name ?? ""));
    }

    /// <param name="open">Who activated the collaboration that is open, and when; null when none is.</param>
    /// <param name="now">When it is archived.</param>
    public Result Archive((string By, DateTime At)? open, DateTime now)
    {
        if (IsArchived)
        {
            return CustomerErrors.Archived;
        }

        if (open is { } activated)
        {
            return CustomerErrors.HasOpenCollaboration(activated.By, activated.At);
        }

        (ArchivedAt, IsArchived) = (now, true);
        Raise(new CustomerArchived(Id, AgencyId, Name));
        return Result.Ok;
    }

    /// <param name="responsible">Whoever answered for the customer, if the person still works at the agency.</param>
    public Result Restore(Member? responsible)
    {
        if (!IsArchived)
        {
            return CustomerErrors.NotArchived;
        }

        ResponsibleId = responsible is { IsActive: true } ? responsible.Id : null;

        (ArchivedAt, IsArchived) = (null, false);
        Raise(new CustomerRestored(Id, AgencyId, Name));
        return Result.Ok;
    }

    private void Index()
    {
        SortKey = SearchKeys.Sort(Name);
        SearchText = SearchKeys.Fold(
            Name, OrganisationNumber, Platform.Domain.OrganisationNumber.Full(OrganisationNumber), CustomerNumber, ContactName, ContactEmail);
    }

    private Result Write(CustomerDetails details, Member? responsible)
    {
        var name = PlainText.Name(details.Name, nameof(Name), NameMaxLength);
        var number = Platform.Domain.OrganisationNumber.Parse(details.OrganisationNumber, nameof(OrganisationNumber));
        var customerNumber = PlainText.OptionalLine(details.CustomerNumber, nameof(CustomerNumber), CustomerNumberMaxLength);
        var contact = PlainText.OptionalName(details.ContactName, nameof(ContactName), ContactNameMaxLength);
        var email = string.IsNullOrWhiteSpace(details.ContactEmail) ? "" : EmailAddress.Parse(details.ContactEmail, nameof(ContactEmail));
        var street = PlainText.OptionalLine(details.Street, nameof(Street), StreetMaxLength);
        var city = PlainText.OptionalLine(details.City, nameof(City), CityMaxLength);
        var postalCode = ReadPostalCode(details.PostalCode);
        if (FirstError(name, number, customerNumber, contact, email, street, postalCode, city) is { } error)
        {
            return error;
        }

        if (details.ResponsibleId is not null && (responsible is null || !responsible.IsActive))
        {
            return CustomerErrors.ResponsibleNotFound;
        }

        (Name, OrganisationNumber, CustomerNumber) = (name.Value, number.Value, customerNumber.Value);
        (ContactName, ContactEmail) = (contact.Value, email.Value);
        ContactLanguage = Languages.Read(details.ContactLanguage);
        (Street, PostalCode, City) = (street.Value, postalCode.Value, city.Value);
        (Program, ResponsibleId) = (details.Program, responsible?.Id);
        Index();
        return Result.Ok;
    }

    private static Error? FirstError(params ReadOnlySpan<Result<string>> fields)
    {
        foreach (var field in fields)
        {
            if (!field.Succeeded)
            {
                return field.Error;
            }
        }

        return null;
    }

    private static Result<string> ReadPostalCode(string? typed)
    {
        var digits = (PlainText.Clean(typed) ?? "").Replace(" ", "", StringComparison.Ordinal);
        return digits.Length is 0 || (digits.Length == PostalCodeLength && digits.All(char.IsAsciiDigit) && digits[0] != '0')
            ? digits
            : CustomerErrors.PostalCodeNotValid;
    }
}
