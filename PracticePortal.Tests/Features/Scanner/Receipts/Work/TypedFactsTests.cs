using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Features.Scanner.Receipts.Work;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Scanner.Receipts.Work;

/// <summary>What is typed into the fields of a receipt.</summary>
public sealed class TypedFactsTests
{
    private static readonly DateOnly s_today = new(2026, 11, 30);

    [Fact]
    public void Typed_BecomesFacts()
    {
        var read = new TypedFacts
        {
            Supplier = " Järnboden ",
            SupplierNumber = "559999-0008",
            Date = "20261123",
            Total = "237,00 kr",
            Rates = [new TypedRate(12, "112", null), new TypedRate(25, "125", "25,00"), new TypedRate(6, "", " ")],
            Currency = "sek",
            Payment = ReceiptPayment.Card,
            CardDigits = "**** 1234",
            InvoiceNumber = "F-17",
        }.Parse(s_today).Value;

        Assert.Equal(
            new ReceiptFacts
            {
                Supplier = "Järnboden",
                SupplierNumber = "5599990008",
                Date = new DateOnly(2026, 11, 23),
                Total = 23700,
                Rates = [new RateSum(25, 12500, 2500), new RateSum(12, 11200, 1200)],
                Currency = "SEK",
                Payment = ReceiptPayment.Card,
                CardDigits = "1234",
                InvoiceNumber = "F-17",
            },
            read);
        Assert.True(read.Check().Succeeded);
    }

    [Fact]
    public void VatAlone_IsOfTheTotal_WhenThereIsOneRate()
    {
        var one = new TypedFacts { Total = "89,90", Rates = [new TypedRate(25, null, "17,98")] }.Parse(s_today);
        var two = new TypedFacts { Total = "89,90", Rates = [new TypedRate(25, null, "17,98"), new TypedRate(6, "1", null)] }.Parse(s_today);

        Assert.Equal([new RateSum(25, 8990, 1798)], one.Value.Rates);
        Assert.Equal(("receipt-sum-missing", "Gross25"), (two.Error?.Code, two.Error?.Field));
    }

    [Fact]
    public void FactsInAForm_AreTheSameFactsAgain() =>
        Assert.Equal(GivenReceipt.Facts, TypedFacts.Of(GivenReceipt.Facts, [25, 12, 6, 0]).Parse(s_today).Value);

    [Theory]
    [InlineData(nameof(TypedFacts.Supplier), "receipt\u0007", "not-readable")]
    [InlineData(nameof(TypedFacts.SupplierNumber), "559999-0009", "organisation-number-not-valid")]
    [InlineData(nameof(TypedFacts.Date), "the day before", "receipt-date-not-readable")]
    [InlineData(nameof(TypedFacts.Date), "1999-12-31", "receipt-date-not-plausible")]
    [InlineData(nameof(TypedFacts.Date), "2027-01-01", "receipt-date-not-plausible")]
    [InlineData(nameof(TypedFacts.Total), "12 50", "amount-not-readable")]
    [InlineData(nameof(TypedFacts.Currency), "kr.", "receipt-currency-not-readable")]
    [InlineData(nameof(TypedFacts.CardDigits), "4111 1111 1111 1111", "receipt-card-digits-not-readable")]
    [InlineData(nameof(TypedFacts.InvoiceNumber), "1234567890123456789012345678901", "too-long")]
    public void Wrong_IsRefusedAtItsField(string field, string typed, string code)
    {
        var facts = new TypedFacts();
        typeof(TypedFacts).GetProperty(field)!.SetValue(facts, typed);

        var refused = facts.Parse(s_today).Error;

        Assert.Equal((code, field), (refused?.Code, refused?.Field));
    }
}
