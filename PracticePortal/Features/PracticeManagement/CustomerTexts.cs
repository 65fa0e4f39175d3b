using PracticePortal.Features.Customers;
using PracticePortal.Resources;

namespace PracticePortal.Features.PracticeManagement;

/// <summary>The words for a customer's values, in the reader's language.</summary>
public static class CustomerTexts
{
    public static string Name(BookkeepingProgram program) => program switch
    {
        BookkeepingProgram.BookkeepingAndInvoicing => CustomersText.ProgramBookkeepingAndInvoicing,
        BookkeepingProgram.VismaAdministration => "Visma Administration", // a product's name is the same in every language
    };

    public static string PostalCode(string code) => code.Length == Customer.PostalCodeLength ? $"{code[..3]} {code[3..]}" : code;
}
