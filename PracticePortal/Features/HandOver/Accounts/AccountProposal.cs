using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.HandOver.Accounts;

/// <summary>Who a receipt is from, and what it says of the goods; the organisation number is ten digits, or empty when it was not found.</summary>
public sealed record Purchase(string Supplier, string SupplierNumber = "", string Goods = "");

/// <summary>An account that somebody at the agency chose for one of this customer's receipts.</summary>
public sealed record ChosenAccount(string Supplier, string SupplierNumber, string Account, DateTime At);

/// <summary>What a proposal rests on, so that a person knows how far to trust it.</summary>
public enum AccountReason
{
    /// <summary>The agency chose it last for this supplier.</summary>
    ChosenLast,

    /// <summary>A word of the supplier's name or of the goods.</summary>
    Word,

    /// <summary>Nothing: it must be chosen.</summary>
    Unknown,
}

/// <summary>The account that is filled in for a receipt's expense, until a person says otherwise.</summary>
/// <param name="Word">The word that decided, as it stands in the rule; empty otherwise.</param>
public sealed record AccountProposal(string Account, AccountReason Reason, string Word = "")
{
    private static readonly char[] s_between = [.. " \t\n\r.,:;/&()\"'*|"];

    /// <summary>What was chosen last for the same supplier, else the first rule that fits its name, else one that fits the goods.</summary>
    /// <param name="chosen">Choices for the same customer, in any order.</param>
    public static AccountProposal For(Purchase purchase, IEnumerable<ChosenAccount> chosen)
    {
        var last = chosen.Where(choice => IsSameSupplier(purchase, choice)).MaxBy(choice => (choice.At, choice.Account));
        return last is not null
            ? new(last.Account, AccountReason.ChosenLast)
            : ByWord(purchase.Supplier) ?? ByWord(purchase.Goods) ?? new(BasAccounts.OtherCosts, AccountReason.Unknown);
    }

    /// <summary>By number where both are known, else by name: one chain has many names and one number, or no readable number at all.</summary>
    private static bool IsSameSupplier(Purchase purchase, ChosenAccount choice) =>
        purchase.SupplierNumber != "" && choice.SupplierNumber != ""
            ? purchase.SupplierNumber == choice.SupplierNumber
            : Name(purchase.Supplier) is { Length: > 0 } name && name == Name(choice.Supplier);

    private static string Name(string supplier) => SearchKeys.Fold(supplier.Trim());

    private static AccountProposal? ByWord(string text)
    {
        var words = SearchKeys.Fold(text).Split(s_between, StringSplitOptions.RemoveEmptyEntries);
        return AccountRule.All
            .SelectMany(rule => rule.Words.Select(word => new AccountProposal(rule.Account, AccountReason.Word, word)))
            .FirstOrDefault(proposal => words.Any(word => word.StartsWith(proposal.Word, StringComparison.Ordinal)));
    }
}
