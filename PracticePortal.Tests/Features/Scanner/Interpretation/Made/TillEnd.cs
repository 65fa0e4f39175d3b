using PracticePortal.Features.Scanner.Receipts;

namespace PracticePortal.Tests.Features.Scanner.Interpretation.Made;

/// <summary>What tills print below the sums: how it was paid, and thanks.</summary>
internal static class TillEnd
{
    public static IEnumerable<Row> Paid(Dice dice, MadeWords words, Truth truth)
    {
        var amount = words.Amount(truth.Total);
        switch (truth.Payment)
        {
            case ReceiptPayment.Card:
                yield return MadeWords.Pair(words.IsEnglish ? dice.One("Card", "Debit card") : dice.One("Kort", "Kontokort", "Bankkort", "Betalkort"), amount) with { Gap = 0.5 };
                if (truth.CardDigits is { } digits)
                {
                    yield return new Row([new Cell($"{dice.One("VISA", "Mastercard", "MASTERCARD DEBIT", "Visa Debit")} {dice.One("************", "**** **** **** ", "XXXXXXXXXXXX", "xxxx xxxx xxxx ", "...")}{digits}")]);
                }

                if (dice.Percent(60))
                {
                    yield return MadeWords.Pair(words.IsEnglish ? "PURCHASE" : "KÖP", $"{amount} {words.Currency}");
                    yield return new Row([new Cell($"AID: A0000000{dice.Digits(6)}")]);
                    yield return new Row([new Cell($"Ref.nr {dice.Digits(12)}"), new Cell($"PSN {dice.Digits(2)}", 1, 1)]);
                }

                break;
            case ReceiptPayment.Swish:
                yield return MadeWords.Pair(dice.One("Swish", "SWISH", "Betalt med Swish"), amount) with { Gap = 0.5 };
                break;
            default:
                var given = (truth.Total / 10000 + 1) * 10000;
                yield return MadeWords.Pair(words.IsEnglish ? "Cash" : dice.One("Kontant", "Kontanter", "KONTANT"), words.Amount(given)) with { Gap = 0.5 };
                yield return MadeWords.Pair(words.IsEnglish ? "Change" : dice.One("Tillbaka", "Växel", "Åter"), words.Amount(given - truth.Total));
                break;
        }
    }

    public static IEnumerable<Row> Thanks(Dice dice, MadeWords words)
    {
        var gap = 0.7;
        foreach (var (text, percent) in words.IsEnglish
            ? ((string, int)[])[("Thank you for your visit!", 70), ("30 days return with receipt", 30), ($"Cashier: {dice.Between(1, 40)}", 30)]
            : [("Tack för ditt köp!", 60), ("Välkommen åter", 50), ("Öppet köp 30 dagar mot kvitto", 40), ($"Kontrollenhet: {dice.One("INFR", "POSS")}{dice.Digits(8)}", 40), ("www.butiken.example", 30), ($"Du expedierades av {dice.One("Åsa", "Björn", "Leif", "Moa")}", 30)])
        {
            if (dice.Percent(percent))
            {
                yield return new Row([new Cell(text, 0.5, 0)], Gap: gap);
                gap = 0;
            }
        }
    }
}
