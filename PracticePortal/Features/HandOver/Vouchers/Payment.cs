using PracticePortal.Features.HandOver.Accounts;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.HandOver.Vouchers;

/// <summary>How a receipt was paid.</summary>
public enum PaymentWay
{
    CompanyAccount,

    /// <summary>A card that is drawn on the company's account, unless the company keeps an account of its own for it.</summary>
    CompanyCard,

    /// <summary>Out of the company's till.</summary>
    Cash,

    /// <summary>An owner's private money.</summary>
    OwnersOutlay,

    /// <summary>An employee's private money.</summary>
    EmployeesOutlay,

    /// <summary>An invoice that is still to be paid.</summary>
    Unpaid,
}

/// <summary>The account on which a payment stands.</summary>
public static class Payment
{
    private const char LimitedCompany = '5';

    private static readonly string[] s_accounts =
    [
        BasAccounts.Cash, BasAccounts.CompanyAccount, BasAccounts.OwnersDeposit, BasAccounts.TradeCreditors, BasAccounts.ShortTermDebts, BasAccounts.DebtsToOwners,
    ];

    /// <summary>What a receipt itself can tell: whose card or Swish it was it cannot, so it counts as the company's until somebody says otherwise.</summary>
    public static PaymentWay WayOf(ReceiptPayment? stated) => stated switch
    {
        ReceiptPayment.Card => PaymentWay.CompanyCard,
        ReceiptPayment.Cash => PaymentWay.Cash,
        ReceiptPayment.Invoice => PaymentWay.Unpaid,
        ReceiptPayment.Swish or null => PaymentWay.CompanyAccount,
    };

    /// <summary>Whether a payment is proposed to stand there.</summary>
    public static bool IsAccount(string account) => s_accounts.Contains(account);

    /// <summary>
    /// An owner's outlay stands by the form of the company, which its number tells: a sole trader's is a personal number and the money an own
    /// deposit; a limited company's begins with 5 and owes it to the owner; in the others it is a debt as to anyone.
    /// </summary>
    /// <param name="organisationNumber">The customer's, ten digits.</param>
    /// <param name="cardAccount">Where the company's card has an account of its own, such as that of a monthly bill.</param>
    public static string Account(PaymentWay way, string organisationNumber, string cardAccount = BasAccounts.CompanyAccount) => way switch
    {
        PaymentWay.CompanyAccount => BasAccounts.CompanyAccount,
        PaymentWay.CompanyCard => cardAccount,
        PaymentWay.Cash => BasAccounts.Cash,
        PaymentWay.OwnersOutlay when OrganisationNumber.IsPersonal(organisationNumber) => BasAccounts.OwnersDeposit,
        PaymentWay.OwnersOutlay when organisationNumber.StartsWith(LimitedCompany) => BasAccounts.DebtsToOwners,
        PaymentWay.OwnersOutlay or PaymentWay.EmployeesOutlay => BasAccounts.ShortTermDebts,
        PaymentWay.Unpaid => BasAccounts.TradeCreditors,
    };
}
