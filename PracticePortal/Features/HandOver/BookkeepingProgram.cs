namespace PracticePortal.Features.HandOver;

/// <summary>A program that a customer's books are kept in, and that takes a batch in.</summary>
public enum BookkeepingProgram
{
    VismaAdministration,

    /// <summary>Bookkeeping &amp; Invoicing.</summary>
    BookkeepingAndInvoicing,
}
