using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Features.Scanner.Receipts;

namespace PracticePortal.Tests.Features.Scanner.Interpretation.Made;

/// <summary>Makes what tills print.</summary>
internal static class TillMaker
{
    private static readonly (string Business, (string Name, VatUse Use)[] Goods)[] s_businesses =
    [
        ("Livs", [("Mellanmjölk 1,5 l", VatUse.Food), ("Bananer eko", VatUse.Food), ("Kaffe mörkrost", VatUse.Food), ("Diskmedel", VatUse.General), ("Knäckebröd", VatUse.Food), ("Hushållspapper", VatUse.General), ("Dagstidning", VatUse.Literature), ("Äpple Ingrid Marie", VatUse.Food), ("Plastkasse", VatUse.General)]),
        ("Kök & Bar", [("Dagens lunch", VatUse.Restaurant), ("Köttbullar", VatUse.Restaurant), ("Mineralvatten", VatUse.Restaurant), ("Öl 40 cl", VatUse.General), ("Kaffe", VatUse.Restaurant), ("Husets vin glas", VatUse.General)]),
        ("Café", [("Bryggkaffe", VatUse.Restaurant), ("Kanelbulle", VatUse.Restaurant), ("Räksmörgås", VatUse.Restaurant), ("Te", VatUse.Restaurant), ("Mugg keramik", VatUse.General)]),
        ("Kontorsvaror", [("Kopieringspapper A4", VatUse.General), ("Bläckpatron svart", VatUse.General), ("Gem 100-pack", VatUse.General), ("Pärm A4 blå", VatUse.General), ("Pocketbok", VatUse.Literature)]),
        ("Bygg", [("Skruv 4,2x40 250 st", VatUse.General), ("Målarfärg vit 10 l", VatUse.General), ("Regel 45x95", VatUse.General), ("Arbetshandskar", VatUse.General)]),
        ("Taxi", [("Resa", VatUse.PassengerTransport)]),
        ("Bokhandel", [("Roman inbunden", VatUse.Literature), ("Tidskrift", VatUse.Literature), ("Anteckningsbok", VatUse.General), ("Presentpapper", VatUse.General)]),
        ("Mack", [("Blyfri 95", VatUse.General), ("Spolarvätska", VatUse.General), ("Korv med bröd", VatUse.Food)]),
        ("Hotell", [("Enkelrum 1 natt", VatUse.Hotel), ("Parkering", VatUse.General), ("Minibar", VatUse.General)]),
    ];

    public static MadeReceipt Make(int seed, Dice dice)
    {
        var words = new MadeWords(dice, dice.Percent(6) ? dice.One("EUR", "NOK", "DKK") : "SEK");
        var (business, goods) = dice.One(s_businesses);
        var date = MadeReceipt.ReceivedOn.AddDays(-dice.Between(0, 500));
        var items = Items(dice, goods, date).ToList();
        var isKronor = words.Currency == "SEK";
        var sums = RateSum.ByRate(items.Select(item => RateSum.OfGross(item.Percent, item.Ore))).Select(sum => RateSum.OfGross(sum.Percent, sum.Gross)).ToList();
        var exact = items.Sum(item => item.Ore);
        var payment = dice.Between(0, 9) switch { < 6 => ReceiptPayment.Card, < 8 => ReceiptPayment.Swish, _ => ReceiptPayment.Cash };
        var total = payment == ReceiptPayment.Cash && isKronor ? (exact + 50) / 100 * 100 : exact;
        var truth = new Truth
        {
            Supplier = MadeWords.NewSupplier(dice, business),
            Number = MadeWords.NewNumber(dice),
            Date = date,
            Total = total,
            Rates = isKronor ? sums : [],
            Currency = words.Currency,
            Payment = payment,
            CardDigits = payment == ReceiptPayment.Card && dice.Percent(85) ? dice.Digits(4) : null,
        };
        return new MadeReceipt(seed, truth, [.. Rows(dice, words, truth, items, exact)], dice.Between(34, 46), IsSheet: false);
    }

    private static IEnumerable<(string Name, int Count, long Ore, int Percent)> Items(Dice dice, (string Name, VatUse Use)[] goods, DateOnly date)
    {
        for (var i = dice.Between(1, 9); i > 0; i--)
        {
            var (good, count) = (dice.One(goods), dice.Percent(20) ? dice.Between(2, 5) : 1);
            var price = dice.Between(9, dice.Percent(15) ? 2400 : 260) * 100L + dice.One(0, 0, 50, 90, 95, dice.Between(1, 99));
            yield return (good.Name, count, price * count, VatRates.For(good.Use, date));
        }
    }

    private static IEnumerable<Row> Rows(Dice dice, MadeWords words, Truth truth, List<(string Name, int Count, long Ore, int Percent)> items, long exact)
    {
        var (align, at) = dice.Percent(75) ? (0, 0.5) : (-1, 0.0);
        var isNumberAbove = dice.Percent(60);
        Row Head(string text, double size = 1, bool isBold = false) => new([new Cell(text, at, align)], size, isBold);
        if (dice.Percent(15))
        {
            yield return Head(words.IsEnglish ? "WELCOME TO" : "Välkommen till");
        }

        yield return Head(dice.Percent(30) ? truth.Supplier.ToUpperInvariant() : truth.Supplier, dice.One(1.0, 1.2, 1.4), dice.Percent(60));
        yield return Head(words.Street());
        yield return Head(words.Town());
        if (dice.Percent(60))
        {
            yield return Head(words.Phone());
        }

        if (isNumberAbove)
        {
            yield return Head(words.Number(truth.Number));
        }

        if (dice.Percent(50))
        {
            yield return new Row([new Cell(words.IsEnglish ? "RECEIPT" : dice.One("KVITTO", "Kassakvitto", "KVITTO/RECEIPT"), 0.5, 0)], 1.1, true, 0.5);
        }

        var isDateAbove = dice.Percent(60);
        if (isDateAbove)
        {
            yield return DateRow(dice, words, truth);
        }

        foreach (var row in Goods(dice, words, items))
        {
            yield return row;
        }

        foreach (var row in Sums(dice, words, truth, items, exact).Concat(TillEnd.Paid(dice, words, truth)))
        {
            yield return row;
        }

        if (!isDateAbove)
        {
            yield return DateRow(dice, words, truth);
        }

        if (!isNumberAbove)
        {
            yield return Head(words.Number(truth.Number)) with { Gap = 0.5 };
        }

        foreach (var row in TillEnd.Thanks(dice, words))
        {
            yield return row;
        }
    }

    private static Row DateRow(Dice dice, MadeWords words, Truth truth)
    {
        var date = words.Date(truth.Date);
        var row = dice.Between(0, 3) switch
        {
            0 => new Row([new Cell($"{(words.IsEnglish ? "Date" : "Datum")}: {date}"), new Cell($"{(words.IsEnglish ? "Time" : "Tid")}: {MadeWords.Clock(dice)}", 1, 1)]),
            1 => new Row([new Cell(date), new Cell(MadeWords.Clock(dice), 1, 1)]),
            2 => new Row([new Cell($"{(words.IsEnglish ? "Receipt" : "Kvitto")} {dice.Digits(6)}  {date} {MadeWords.Clock(dice)}")]),
            _ => new Row([new Cell($"{date} {MadeWords.Clock(dice)}"), new Cell($"{(words.IsEnglish ? "Till" : "Kassa")} {dice.Between(1, 9)}", 1, 1)]),
        };
        return row with { Gap = 0.5 };
    }

    private static IEnumerable<Row> Goods(Dice dice, MadeWords words, List<(string Name, int Count, long Ore, int Percent)> items)
    {
        var (isCounted, gap) = (dice.Percent(50), 0.7);
        foreach (var (name, count, ore, percent) in items)
        {
            yield return MadeWords.Pair(count > 1 && !isCounted ? $"{count} st {name}" : name, words.Amount(ore)) with { Gap = gap };
            gap = 0;
            if (count > 1 && isCounted)
            {
                yield return new Row([new Cell($"{count} x {words.Amount(ore / count)}", 0.08)]);
            }
        }
    }

    private static IEnumerable<Row> Sums(Dice dice, MadeWords words, Truth truth, List<(string Name, int Count, long Ore, int Percent)> items, long exact)
    {
        var label = words.IsEnglish
            ? dice.One("Total", "TOTAL", "Amount due", "Grand total", $"Total {truth.Currency}")
            : dice.One("Totalt", "TOTAL", "Att betala", "SUMMA", "Summa SEK", "Total SEK", "Totalt SEK", "Summa att betala", "Totalbelopp", $"Totalt ({items.Count} artiklar)");
        if (exact != truth.Total || dice.Percent(15))
        {
            yield return MadeWords.Pair(words.IsEnglish ? "Subtotal" : dice.One("Delsumma", "Summa varor"), words.Amount(exact)) with { Gap = 0.5 };
        }

        if (exact != truth.Total)
        {
            yield return MadeWords.Pair(words.IsEnglish ? "Rounding" : dice.One("Öresavrundning", "Öresutjämning", "Avrundning"), words.Amount(truth.Total - exact));
        }

        yield return MadeWords.Pair(label, words.Marked(truth.Total, words.Currency == "SEK" ? dice.Between(0, 2) : dice.Between(2, 3))) with { Size = dice.One(1.0, 1.25, 1.5), IsBold = dice.Percent(60), Gap = 0.5 };
        foreach (var row in truth.Rates.Count > 0 ? words.Vat(truth.Rates, truth.Total) : [])
        {
            yield return row;
        }
    }
}
