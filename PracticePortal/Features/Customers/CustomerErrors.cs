using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Customers;

/// <summary>Why something about a customer is refused.</summary>
public static class CustomerErrors
{
    public static readonly Error Archived = Error.Conflict("customer-archived");
    public static readonly Error NotArchived = Error.Conflict("customer-not-archived");
    public static readonly Error NumberFixed = Error.Conflict("customer-number-fixed").In("OrganisationNumber");
    public static readonly Error NumberTaken = Error.Conflict("customer-number-taken").In("OrganisationNumber");
    public static readonly Error PostalCodeNotValid = Error.Invalid("postal-code-not-valid").In("PostalCode");
    public static readonly Error ResponsibleNotFound = Error.Invalid("responsible-not-found").In("ResponsibleId");

    public static Error ArchivedBy(string who, DateTime at) => Error.Conflict("customer-archived-by").By(who, at);

    public static Error HasOpenCollaboration(string activatedBy, DateTime at) => Error.Conflict("customer-has-open-collaboration").By(activatedBy, at);
}
