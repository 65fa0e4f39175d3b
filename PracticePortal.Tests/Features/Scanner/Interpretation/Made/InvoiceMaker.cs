using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Features.Scanner.Receipts;

namespace PracticePortal.Tests.Features.Scanner.Interpretation.Made;

/// <summary>Makes invoices on a sheet of A4.</summary>
internal static class InvoiceMaker
{
    private static readonly (string Business, string[] Services)[] s_businesses =
    [
        ("Redovisning", ["Löpande bokföring", "Bokslut", "Rådgivning"]),
        ("Städ", ["Kontorsstädning", "Fönsterputs", "Flyttstädning"]),
        ("Elektriska", ["Installation", "Material", "Felsökning"]),
        ("Reklam", ["Grafisk form", "Tryck av broschyr", "Webbsida"]),
        ("Åkeri", ["Transport", "Budkörning", "Lastning"]),
    ];

    public static MadeReceipt Make(int seed, Dice dice)
    {
        var words = new MadeWords(dice, "SEK");
        var (business, services) = dice.One(s_businesses);
        var lines = Enumerable.Range(0, dice.Between(1, 5)).Select(_ => (Text: dice.One(services), Count: dice.Between(1, 12), Each: dice.Between(95, 1400) * 100L)).ToList();
        var net = lines.Sum(line => line.Count * line.Each);
        var gross = net + (net * 25 / 100);
        var total = dice.Percent(50) ? (gross + 50) / 100 * 100 : gross;
        var reference = dice.Percent(65) ? WithCheckDigit(dice.Digits(dice.Between(6, 14))) : null;
        var truth = new Truth
        {
            Supplier = MadeWords.NewSupplier(dice, business),
            Number = MadeWords.NewNumber(dice),
            Date = MadeReceipt.ReceivedOn.AddDays(-dice.Between(0, 400)),
            Total = total,
            Rates = [new RateSum(25, gross, gross - net)],
            Currency = "SEK",
            Payment = ReceiptPayment.Invoice,
            InvoiceNumber = dice.One(dice.Between(1000, 99999).ToString(System.Globalization.CultureInfo.InvariantCulture), $"F{dice.Digits(6)}", $"2026-{dice.Between(100, 999)}"),
            Reference = reference,
        };
        return new MadeReceipt(seed, truth, [.. Rows(dice, words, truth, lines, net, gross)], dice.Between(80, 100), IsSheet: true);
    }

    /// <summary>Modulus 10 with weights 2, 1, 2, … from the right.</summary>
    private static string WithCheckDigit(string digits)
    {
        var sum = digits.Reverse().Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 2 : 1)).Sum(product => (product / 10) + (product % 10));
        return $"{digits}{(10 - (sum % 10)) % 10}";
    }

    private static IEnumerable<Row> Rows(Dice dice, MadeWords words, Truth truth, List<(string Text, int Count, long Each)> lines, long net, long gross)
    {
        var due = words.Date(truth.Date.AddDays(30));
        yield return new Row([new Cell(truth.Supplier), new Cell(words.IsEnglish ? "INVOICE" : "FAKTURA", 1, 1)], 1.6, true);
        yield return new Row([new Cell(words.Street())]);
        yield return new Row([new Cell(words.Town())]);
        (string Label, string Value)[] facts =
        [
            (words.IsEnglish ? "Invoice no" : dice.One("Fakturanr", "Fakturanummer", "Faktura nr"), truth.InvoiceNumber!),
            (words.IsEnglish ? "Invoice date" : "Fakturadatum", words.Date(truth.Date)),
            (words.IsEnglish ? "Due date" : dice.One("Förfallodatum", "Förfallodag", "Betalas senast"), due),
            (words.IsEnglish ? "Customer no" : "Kundnr", dice.Digits(4)),
            .. truth.Reference is { } number ? [(words.IsEnglish ? "OCR number" : dice.One("OCR-nummer", "OCR", "OCR-nr"), number)] : ((string, string)[])[],
        ];
        if (dice.Percent(30))
        {
            yield return new Row([.. facts.Select((fact, i) => new Cell(fact.Label, i * 0.2))], 0.9, true, 1.5);
            yield return new Row([.. facts.Select((fact, i) => new Cell(fact.Value, i * 0.2))]);
        }
        else
        {
            var gap = 1.5;
            foreach (var (label, value) in facts)
            {
                yield return new Row([new Cell(dice.Percent(70) ? $"{label}:" : label, 0.5), new Cell(value, 0.72)], Gap: gap);
                gap = 0;
            }
        }

        yield return new Row([new Cell(words.IsEnglish ? "Customer" : "Kund")], 0.9, true, 1);
        yield return new Row([new Cell($"{dice.One("Exempelbolaget", "Provföretaget", "Testhuset")} AB")]);
        yield return new Row([new Cell(words.Street())]);
        yield return new Row([new Cell(words.Town())]);
        if (dice.Percent(20))
        {
            yield return new Row([new Cell($"{(words.IsEnglish ? "Customer's org. no" : "Kundens org.nr")} {MadeWords.NewNumber(dice)}")]);
        }

        yield return new Row([.. (words.IsEnglish ? (string[])["Description", "Qty", "Price", "Amount"] : ["Beskrivning", "Antal", "À-pris", "Belopp"]).Select((head, i) => i == 0 ? new Cell(head) : new Cell(head, 0.4 + (0.2 * i), 1))], 1, true, 2);
        foreach (var (text, count, each) in lines)
        {
            yield return new Row([new Cell(text), new Cell($"{count}", 0.6, 1), new Cell(words.Amount(each), 0.8, 1), new Cell(words.Amount(count * each), 1, 1)]);
        }

        foreach (var row in Sums(dice, words, truth, net, gross))
        {
            yield return row;
        }

        yield return new Row([new Cell($"Bankgiro {dice.Digits(4)}-{dice.Digits(4)}"), new Cell(words.Number(truth.Number), 0.35), new Cell(words.IsEnglish ? "Approved for F-tax" : "Godkänd för F-skatt", 0.75)], 0.9, Gap: 3);
        yield return new Row([new Cell(words.Phone()), new Cell("faktura@foretaget.example", 0.35)], 0.9);
    }

    private static IEnumerable<Row> Sums(Dice dice, MadeWords words, Truth truth, long net, long gross)
    {
        Row Sum(string label, string value) => new([new Cell(label, 0.45), new Cell(value, 1, 1)]);
        yield return Sum(words.IsEnglish ? "Net amount" : dice.One("Netto", "Summa exkl. moms", "Exkl. moms"), words.Amount(net)) with { Gap = 1 };
        yield return Sum(words.IsEnglish ? "VAT 25%" : dice.One("Moms 25%", "Moms 25 %", "Moms (25%)"), words.Amount(gross - net));
        if (gross != truth.Total)
        {
            yield return Sum(words.IsEnglish ? "Rounding" : "Öresavrundning", words.Amount(truth.Total - gross));
        }

        yield return Sum(words.IsEnglish ? "Total due" : dice.One("Att betala", "Summa att betala", "Totalt att betala", "Totalt inkl. moms"), words.Marked(truth.Total, dice.Between(0, 2))) with { IsBold = true, Size = 1.2 };
    }
}
