using System.Globalization;
using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts.Work;

/// <summary>One line of VAT as it was typed.</summary>
/// <param name="Percent">Whole per cent.</param>
/// <param name="Gross">The sum with VAT.</param>
/// <param name="Vat">The VAT in it; computed when it is left out.</param>
public sealed record TypedRate(int Percent, string? Gross, string? Vat)
{
    /// <summary>These fields' names in refusals.</summary>
    public static string GrossField(int percent) => string.Create(CultureInfo.InvariantCulture, $"Gross{percent}");

    /// <inheritdoc cref="GrossField"/>
    public static string VatField(int percent) => string.Create(CultureInfo.InvariantCulture, $"Vat{percent}");
}

/// <summary>What somebody typed of what stands on a receipt, as it was typed. What is left empty is not known.</summary>
public sealed record TypedFacts
{
    /// <summary>Older receipts than this are misread: the books of their year are long closed.</summary>
    private static readonly DateOnly s_earliest = new(2000, 1, 1);

    /// <summary>In days: an invoice may be dated a little ahead.</summary>
    private const int MostAhead = 31;

    private const int CardDigitsLength = 4;
    private const int CurrencyLength = 3;

    private static readonly ReceiptFact[] s_lines =
    [
        ReceiptFact.Supplier, ReceiptFact.SupplierNumber, ReceiptFact.Date, ReceiptFact.Total, ReceiptFact.Currency, ReceiptFact.CardDigits,
        ReceiptFact.InvoiceNumber, ReceiptFact.PaymentReference,
    ];

    public string? Supplier { get; init; }

    public string? SupplierNumber { get; init; }

    public string? Date { get; init; }

    public string? Total { get; init; }

    public IReadOnlyList<TypedRate> Rates { get; init; } = [];

    public string? Currency { get; init; }

    public ReceiptPayment? Payment { get; init; }

    public string? CardDigits { get; init; }

    public string? InvoiceNumber { get; init; }

    public string? PaymentReference { get; init; }

    /// <summary>As a form shows them to be typed over, in the reader's formats.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="percents">For which rates there is a line.</param>
    public static TypedFacts Of(ReceiptFacts facts, IEnumerable<int> percents) => new()
    {
        Supplier = facts.Supplier,
        SupplierNumber = facts.SupplierNumber is { } number ? OrganisationNumber.Full(number) : null,
        Date = facts.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Total = facts.Total is { } total ? Money.Shown(total) : null,
        Rates =
        [
            .. percents.Select(percent => facts.Rates.FirstOrDefault(rate => rate.Percent == percent) is { } known
                ? new TypedRate(percent, Money.Shown(known.Gross), Money.Shown(known.Vat))
                : new TypedRate(percent, null, null)),
        ],
        Currency = facts.Currency,
        Payment = facts.Payment,
        CardDigits = facts.CardDigits,
        InvoiceNumber = facts.InvoiceNumber,
        PaymentReference = facts.PaymentReference,
    };

    /// <summary>With one line of VAT typed over.</summary>
    public TypedFacts With(TypedRate rate) => this with { Rates = [.. Rates.Select(line => line.Percent == rate.Percent ? rate : line)] };

    /// <summary>With one fact typed over that is a line of text.</summary>
    public TypedFacts With(ReceiptFact fact, string? text) => fact switch
    {
        ReceiptFact.Supplier => this with { Supplier = text },
        ReceiptFact.SupplierNumber => this with { SupplierNumber = text },
        ReceiptFact.Date => this with { Date = text },
        ReceiptFact.Total => this with { Total = text },
        ReceiptFact.Currency => this with { Currency = text },
        ReceiptFact.CardDigits => this with { CardDigits = text },
        ReceiptFact.InvoiceNumber => this with { InvoiceNumber = text },
        ReceiptFact.PaymentReference => this with { PaymentReference = text },
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, "No line of text."),
    };

    /// <summary>What <see cref="With(ReceiptFact, string?)"/> wrote.</summary>
    public string? Text(ReceiptFact fact) => fact switch
    {
        ReceiptFact.Supplier => Supplier,
        ReceiptFact.SupplierNumber => SupplierNumber,
        ReceiptFact.Date => Date,
        ReceiptFact.Total => Total,
        ReceiptFact.Currency => Currency,
        ReceiptFact.CardDigits => CardDigits,
        ReceiptFact.InvoiceNumber => InvoiceNumber,
        ReceiptFact.PaymentReference => PaymentReference,
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, "No line of text."),
    };

    /// <summary>What somebody else saved meanwhile, and over it what was typed otherwise than it stood before.</summary>
    /// <param name="before">What this was typed over.</param>
    /// <param name="now">What stands there now, with the same lines of VAT.</param>
    public TypedFacts Over(TypedFacts before, TypedFacts now)
    {
        var joined = s_lines.Where(fact => Text(fact) != before.Text(fact)).Aggregate(now, (facts, fact) => facts.With(fact, Text(fact)));
        joined = Rates.Except(before.Rates).Aggregate(joined, (facts, rate) => facts.With(rate));
        return Payment == before.Payment ? joined : joined with { Payment = Payment };
    }

    /// <summary>Checked field by field; the refusal names the first that is wrong. Whether they add up is asked when the receipt is made ready.</summary>
    /// <param name="today">In the portal's time zone.</param>
    public Result<ReceiptFacts> Parse(DateOnly today)
    {
        var supplier = PlainText.OptionalLine(Supplier, nameof(Supplier), ReceiptFacts.SupplierMaxLength);
        var number = PlainText.Clean(SupplierNumber) is null ? "" : OrganisationNumber.Parse(SupplierNumber, nameof(SupplierNumber));
        var date = ReadDate(today);
        var total = TypedMoney.Parse(Total, nameof(Total));
        var rates = ReadRates(total.Succeeded ? total.Value : null);
        var currency = ReadCurrency();
        var digits = ReadCardDigits();
        var invoice = PlainText.OptionalLine(InvoiceNumber, nameof(InvoiceNumber), ReceiptFacts.NumberMaxLength);
        var reference = PlainText.OptionalLine(PaymentReference, nameof(PaymentReference), ReceiptFacts.NumberMaxLength);
        var wrong = supplier.Error ?? number.Error ?? date.Error ?? total.Error ?? rates.Error ?? currency.Error ?? digits.Error ?? invoice.Error ?? reference.Error;
        if (wrong is not null)
        {
            return wrong;
        }

        return new ReceiptFacts
        {
            Supplier = Known(supplier.Value),
            SupplierNumber = Known(number.Value),
            Date = date.Value,
            Total = total.Value,
            Rates = rates.Value,
            Currency = Known(currency.Value),
            Payment = Payment is { } payment && Enum.IsDefined(payment) ? payment : null,
            CardDigits = Known(digits.Value),
            InvoiceNumber = Known(invoice.Value),
            PaymentReference = Known(reference.Value),
        };
    }

    private static string? Known(string text) => text.Length == 0 ? null : text;

    private Result<DateOnly?> ReadDate(DateOnly today)
    {
        if (PlainText.Clean(Date) is not { } text)
        {
            return default(Result<DateOnly?>);
        }

        if (!DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && !DateOnly.TryParse(text, CultureInfo.CurrentCulture, out date))
        {
            return ReceiptErrors.DateNotReadable;
        }

        return date < s_earliest || date > today.AddDays(MostAhead) ? ReceiptErrors.DateNotPlausible : date;
    }

    private Result<RateSum[]> ReadRates(long? total)
    {
        var written = Rates.Where(rate => PlainText.Clean(rate.Gross) is not null || PlainText.Clean(rate.Vat) is not null).ToList();
        List<RateSum> sums = [];
        foreach (var rate in written)
        {
            var gross = TypedMoney.Parse(rate.Gross, TypedRate.GrossField(rate.Percent));
            var vat = TypedMoney.Parse(rate.Vat, TypedRate.VatField(rate.Percent));
            if ((gross.Error ?? vat.Error) is { } wrong)
            {
                return wrong;
            }

            if ((gross.Value ?? (written.Count == 1 ? total : null)) is not { } sum)
            {
                return ReceiptErrors.SumMissing(TypedRate.GrossField(rate.Percent));
            }

            sums.Add(vat.Value is { } stated ? new RateSum(rate.Percent, sum, stated) : RateSum.OfGross(rate.Percent, sum));
        }

        return RateSum.ByRate(sums).ToArray();
    }

    private Result<string> ReadCurrency()
    {
        var code = (PlainText.Clean(Currency) ?? "").ToUpperInvariant();
        return code.Length == 0 || (code.Length == CurrencyLength && code.All(char.IsAsciiLetterUpper)) ? code : ReceiptErrors.CurrencyNotReadable;
    }

    private Result<string> ReadCardDigits()
    {
        var text = PlainText.Clean(CardDigits) ?? "";
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return text.Length == 0 || (digits.Length == CardDigitsLength && text.All(sign => char.IsAsciiDigit(sign) || sign is '*' or 'x' or 'X' or ' ' or '-'))
            ? digits
            : ReceiptErrors.CardDigitsNotReadable;
    }
}
