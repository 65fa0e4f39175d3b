using System.Globalization;
using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Features.Scanner.Receipts;

namespace PracticePortal.Features.Administration.DemoData;

/// <summary>One of the pictures that the demo data has, and what stands on it.</summary>
/// <param name="Name">Of its file.</param>
/// <param name="Facts">As a person reads them.</param>
/// <param name="TotalAt">Where the line with the total begins, as a part of the picture's height.</param>
internal sealed record DemoPicture(string Name, ReceiptFacts Facts, double TotalAt)
{
    private const int Sure = 96;
    private const string Why = "demo";

    public static readonly DemoPicture Food = new("matboden", new ReceiptFacts
    {
        Supplier = "Matboden Vågen",
        SupplierNumber = "5599990701",
        Date = new DateOnly(2026, 11, 24),
        Total = 12500,
        Rates = [new RateSum(6, 12500, 708)],
        Currency = ReceiptFigures.Kronor,
        Payment = ReceiptPayment.Card,
        CardDigits = "4021",
    }, 0.49);

    public static readonly DemoPicture Hardware = new("jarnboden", new ReceiptFacts
    {
        Supplier = "Järnboden i Norr",
        SupplierNumber = "5599990602",
        Date = new DateOnly(2026, 11, 23),
        Total = 8990,
        Rates = [new RateSum(25, 8990, 1798)],
        Currency = ReceiptFigures.Kronor,
        Payment = ReceiptPayment.Card,
        CardDigits = "4021",
    }, 0.44);

    public static readonly DemoPicture Taxi = new("taxi", new ReceiptFacts
    {
        Supplier = "Taxi Exempelstad",
        SupplierNumber = "5599990503",
        Date = new DateOnly(2026, 11, 20),
        Total = 31200,
        Rates = [new RateSum(6, 31200, 1766)],
        Currency = ReceiptFigures.Kronor,
        Payment = ReceiptPayment.Swish,
    }, 0.39);

    public string Text =>
        string.Create(CultureInfo.InvariantCulture, $"{Facts.Supplier}\n{Facts.SupplierNumber}\n{Facts.Date:yyyy-MM-dd}\nTOTALT SEK {Money.Plain(Facts.Total ?? 0)}");

    public IReadOnlyList<ReadFact> Read() =>
    [
        new(ReceiptFact.Supplier, 1, [0.24, 0.07, 0.52, 0.06], Sure, Why),
        new(ReceiptFact.SupplierNumber, 1, [0.27, 0.195, 0.46, 0.05], Sure, Why),
        new(ReceiptFact.Date, 1, [0.29, 0.25, 0.42, 0.05], Sure, Why),
        new(ReceiptFact.Total, 1, [0.75, TotalAt, 0.19, 0.06], Sure, Why),
        new(ReceiptFact.Rates, 1, [0.07, TotalAt + 0.055, 0.87, 0.05], Sure, Why),
    ];
}
