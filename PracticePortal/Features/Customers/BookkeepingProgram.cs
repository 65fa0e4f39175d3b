namespace PracticePortal.Features.Customers;

/// <summary>The program in which the agency keeps the customer's books. It decides how receipts are handed over.</summary>
public enum BookkeepingProgram
{
    BookkeepingAndInvoicing,
    VismaAdministration,
}
