using System.Globalization;
using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.HandOver;

/// <summary>Why a voucher or a batch cannot be handed over.</summary>
public static class HandOverErrors
{
    public static readonly Error YearNotPossible = Error.Invalid("financial-year-not-possible");

    public static readonly Error RowWithoutAmount = Error.Invalid("voucher-row-without-amount");

    public static readonly Error TooFewRows = Error.Invalid("voucher-too-few-rows");

    public static readonly Error BatchEmpty = Error.Invalid("batch-empty");

    /// <summary>The same receipt stands in a batch twice.</summary>
    public static readonly Error BatchHoldsTwice = Error.Conflict("batch-holds-twice");

    public static Error AccountNotUsable(string account) => Error.Invalid("voucher-account-not-usable", account);

    /// <summary>Debit less credit, in öre.</summary>
    public static Error NotBalanced(long difference) => Error.Invalid("voucher-not-balanced", Money.Shown(difference));

    public static Error OutsideYear(DateOnly date) => Error.Invalid("batch-outside-year", date.ToString("d", CultureInfo.CurrentCulture));
}
