using System.Globalization;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Amounts;

/// <summary>Why a receipt's figures cannot be right.</summary>
public static class AmountErrors
{
    public static readonly Error NotInKronor = Error.Invalid("amount-not-in-kronor").In(nameof(ReceiptFigures.Currency));

    public static readonly Error NotPossible = Error.Invalid("amount-not-possible").In(nameof(ReceiptFigures.Total));

    public static Error RateNotPossible(int percent) => Error.Invalid("vat-rate-not-possible", Percent(percent)).In(nameof(ReceiptFigures.Rates));

    public static Error VatDoesNotAddUp(int percent, long vat, long expected) =>
        Error.Invalid("vat-does-not-add-up", Percent(percent), Money.Shown(expected), Money.Shown(vat)).In(nameof(ReceiptFigures.Rates));

    public static Error TotalDoesNotAddUp(long off) => Error.Invalid("total-does-not-add-up", Money.Shown(off)).In(nameof(ReceiptFigures.Total));

    /// <summary>It is no amount as people write them.</summary>
    public static Error NotReadable(string field) => Error.Invalid("amount-not-readable").In(field);

    private static string Percent(int percent) => percent.ToString(CultureInfo.CurrentCulture);
}
