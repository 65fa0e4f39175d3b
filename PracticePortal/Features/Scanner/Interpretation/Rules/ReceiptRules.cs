using PracticePortal.Features.Scanner.Amounts;

namespace PracticePortal.Features.Scanner.Interpretation.Rules;

/// <summary>Finds facts in words. A rule that meets a contradiction finds nothing, or is less sure: a wrong value is worse than none.</summary>
internal static class ReceiptRules
{
    /// <param name="pages">The words of each page, line by line.</param>
    /// <param name="receivedOn">The day on which the receipt came.</param>
    public static FoundFacts Find(IReadOnlyList<IReadOnlyList<Word>> pages, DateOnly receivedOn)
    {
        var lines = pages.SelectMany((words, page) => TextLine.Of(words, page)).ToList();
        var date = DateRule.Find(lines, receivedOn);
        var number = OrganisationNumberRule.Find(lines);
        var currency = CurrencyRule.Find(lines, number is not null);
        var (total, rates) = SumsRule.Find(lines, date?.Value ?? receivedOn, currency?.Value == ReceiptFigures.Kronor);
        return new FoundFacts
        {
            Supplier = SupplierRule.Find(lines),
            SupplierNumber = number,
            Date = date,
            Total = total,
            Rates = rates,
            Currency = currency,
            Payment = PaymentRule.Find(lines),
            CardDigits = PaymentRule.FindDigits(lines),
            InvoiceNumber = InvoiceRule.FindNumber(lines),
            PaymentReference = InvoiceRule.FindReference(lines),
        };
    }
}
