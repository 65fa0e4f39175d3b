using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Features.Scanner.Interpretation;
using PracticePortal.Features.Scanner.Interpretation.Rules;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Tests.Features.Scanner.Interpretation.Made;

namespace PracticePortal.Tests.Features.Scanner.Interpretation;

/// <summary>From words to facts, with words as OCR that makes no mistake would read them.</summary>
public sealed class ReceiptRulesTests
{
    private const int Receipts = 200;

    /// <summary>Nothing wrong is found on any of them, and nearly all that stands there is found.</summary>
    [Theory]
    [InlineData("total", 0.97)]
    [InlineData("date", 0.97)]
    [InlineData("organisation number", 0.95)]
    [InlineData("VAT per rate", 0.9)]
    public void WordsOfMadeReceipts_GiveTheirFacts(string name, double goal)
    {
        var fact = Fact.All.Single(one => one.Name == name);
        var scores = Enumerable.Range(0, Receipts).Select(MadeReceipt.Of).Select(receipt => (receipt.Seed, Score: fact.Judge(receipt.Truth, FactsOf(receipt)))).ToList();

        var others = string.Join(", ", scores.Where(one => one.Score != Score.Right).Select(one => $"{one.Seed} {one.Score}"));
        Assert.True(scores.Count(one => one.Score == Score.Right) >= goal * Receipts, others);
        Assert.True(scores.Count(one => one.Score == Score.Wrong) <= Receipts / 100, others);
    }

    [Fact]
    public void Total_ThatTheVatContradicts_IsLessSure()
    {
        var sure = Find("Kvitto", "Moms 25% 20,00 Netto 80,00 Brutto 100,00", "Totalt 100,00 SEK");
        var doubtful = Find("Kvitto", "Moms 25% 20,00 Netto 80,00 Brutto 100,00", "Totalt 250,00 SEK");

        Assert.True(sure.Total!.Sure >= 90);
        Assert.Equal([new RateSum(25, 10000, 2000)], sure.Rates!.Value);
        Assert.True(doubtful.Total!.Sure < 80);
        Assert.Null(doubtful.Rates);
    }

    [Fact]
    public void RoundingInCash_IsNoContradiction()
    {
        var found = Find("Summa varor 99,60", "Att betala 100,00", "Moms 12% 10,67 Netto 88,93 Brutto 99,60", "Kontant 200,00", "Tillbaka 100,00");

        Assert.Equal(10000, found.Total!.Value);
        Assert.Equal([new RateSum(12, 9960, 1067)], found.Rates!.Value);
        Assert.Equal(ReceiptPayment.Cash, found.Payment!.Value);
    }

    [Theory]
    [InlineData("Datum 2026-05-12", "2026-05-12")]
    [InlineData("26-05-12 14:32", "2026-05-12")]
    [InlineData("12.05.2026", "2026-05-12")]
    [InlineData("12/5 2026", "2026-05-12")]
    [InlineData("den 12 maj 2026", "2026-05-12")]
    [InlineData("May 12, 2026", "2026-05-12")]
    [InlineData("20260512", "2026-05-12")]
    [InlineData("2O26-O5-12", "2026-05-12")]
    [InlineData("Datum 2027-05-12", null)]
    [InlineData("Datum 1998-05-12", null)]
    [InlineData("Datum 2026-02-30", null)]
    [InlineData("Förfallodatum 2026-05-12", null)]
    public void Date_IsFoundInItsWritings_AndOnlyWhenItIsPlausible(string line, string? day) =>
        Assert.Equal(day, Find(line).Date?.Value.ToString("O", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("Org.nr 556036-0793", "5560360793")]
    [InlineData("VAT SE556036079301", "5560360793")]
    [InlineData("Org.nr 556036-0794", null)]
    [InlineData("Kundens org.nr 556036-0793", null)]
    [InlineData("Telefon 5560360793", null)]
    public void OrganisationNumber_HasItsCheckDigit_AndIsNotTheCustomers(string line, string? number) => Assert.Equal(number, Find(line).SupplierNumber?.Value);

    [Theory]
    [InlineData("OCR 12345674", "12345674")]
    [InlineData("OCR 12345675", null)]
    public void PaymentReference_HasItsCheckDigit(string line, string? reference) => Assert.Equal(reference, Find(line).PaymentReference?.Value);

    [Fact]
    public void TwoWaysOfPaying_AreNone() => Assert.Null(Find("Swish 50,00", "Kontant 50,00").Payment);

    [Fact]
    public void AmountsOfAnotherCurrency_HaveNoSwedishVat()
    {
        var found = Find("Total EUR 125.00", "VAT 25% 25.00 Net 100.00 Gross 125.00");

        Assert.Equal("EUR", found.Currency!.Value);
        Assert.Equal(12500, found.Total!.Value);
        Assert.Null(found.Rates);
    }

    [Fact]
    public void Place_IsThatOfTheWords()
    {
        var total = Find("Kvitto", "Totalt 125,00 SEK").Total!;

        Assert.Equal(0, total.Place!.Page);
        Assert.Equal(0.1, total.Place.Box.Top, 3);
        Assert.Equal(0.08, total.Place.Box.Left, 3);
    }

    private static FoundFacts FactsOf(MadeReceipt receipt)
    {
        using var picture = MadePicture.Of(receipt);
        return ReceiptRules.Find([TextLines.Order(picture.Words)], MadeReceipt.ReceivedOn);
    }

    /// <summary>Lines a tenth of the page apart, whose letters are each a hundredth wide.</summary>
    private static FoundFacts Find(params string[] lines)
    {
        var words = new List<Word>();
        for (var line = 0; line < lines.Length; line++)
        {
            var left = 0.01;
            foreach (var text in lines[line].Split(' '))
            {
                words.Add(new Word(text, line, new PageBox(left, line * 0.1, text.Length * 0.01, 0.02), 95));
                left += (text.Length + 1) * 0.01;
            }
        }

        return ReceiptRules.Find([words], MadeReceipt.ReceivedOn);
    }
}
