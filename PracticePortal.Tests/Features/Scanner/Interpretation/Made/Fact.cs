using PracticePortal.Features.Scanner.Interpretation;

namespace PracticePortal.Tests.Features.Scanner.Interpretation.Made;

internal enum Score
{
    /// <summary>What stands there was found; or nothing stands there, and nothing was found.</summary>
    Right,

    /// <summary>Something stands there, and nothing was found.</summary>
    Missing,

    /// <summary>Something was found that does not stand there.</summary>
    Wrong,
}

/// <summary>One of the facts, as text: what stands on a receipt beside what was found.</summary>
internal sealed record Fact(string Name, Func<Truth, string?> Stands, Func<FoundFacts, string?> Found)
{
    public static IReadOnlyList<Fact> All { get; } =
    [
        new("total", truth => $"{truth.Total}", found => $"{found.Total?.Value}"),
        new("date", truth => $"{truth.Date:O}", found => $"{found.Date?.Value:O}"),
        new("organisation number", truth => truth.Number, found => found.SupplierNumber?.Value),
        new("VAT per rate", truth => string.Join(", ", truth.Rates), found => string.Join(", ", found.Rates?.Value ?? [])),
        new("supplier", truth => truth.Supplier.ToUpperInvariant(), found => found.Supplier?.Value.ToUpperInvariant()),
        new("currency", truth => truth.Currency, found => found.Currency?.Value),
        new("payment", truth => $"{truth.Payment}", found => $"{found.Payment?.Value}"),
        new("card digits", truth => truth.CardDigits, found => found.CardDigits?.Value),
        new("invoice number", truth => truth.InvoiceNumber, found => found.InvoiceNumber?.Value),
        new("payment reference", truth => truth.Reference, found => found.PaymentReference?.Value),
    ];

    public Score Judge(Truth truth, FoundFacts facts)
    {
        var (stands, found) = (Stands(truth) ?? "", Found(facts) ?? "");
        return stands == found ? Score.Right : found.Length == 0 ? Score.Missing : Score.Wrong;
    }
}
