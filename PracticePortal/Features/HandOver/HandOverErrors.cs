using System.Globalization;
using PracticePortal.Features.HandOver.Batches;
using PracticePortal.Features.HandOver.Vouchers;
using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.HandOver;

/// <summary>Why a voucher or a batch cannot be handed over.</summary>
public static class HandOverErrors
{
    public static readonly Error YearNotPossible = Error.Invalid("financial-year-not-possible");

    /// <summary>It ends before it begins.</summary>
    public static readonly Error PeriodNotPossible = Error.Invalid("export-period-not-possible");

    /// <summary>Of one person, at once or in an hour.</summary>
    public static readonly Error TooManyArchives = Error.Conflict("archives-too-many");

    public static readonly Error RowWithoutAmount = Error.Invalid("voucher-row-without-amount");

    public static readonly Error TooFewRows = Error.Invalid("voucher-too-few-rows");

    public static readonly Error TooManyRows = Error.Invalid("voucher-too-many-rows", Voucher.MostRows.ToString(CultureInfo.InvariantCulture));

    /// <summary>One row has a debit and a credit.</summary>
    public static readonly Error BothSides = Error.Invalid("voucher-row-both-sides");

    /// <summary>There are no figures yet from which a voucher could be made.</summary>
    public static readonly Error NoFigures = Error.Conflict("voucher-no-figures");

    /// <summary>It was handed over or archived: its voucher stays as it is.</summary>
    public static readonly Error VoucherSettled = Error.Conflict("voucher-settled");

    /// <summary>What stands on the receipt changed after the voucher was shown.</summary>
    public static readonly Error ReceiptChanged = Error.Conflict("voucher-receipt-changed");

    /// <summary>Names who did it, and when.</summary>
    public static readonly Error BatchUndone = Error.Conflict("batch-undone");

    /// <summary>Names who said it, and when.</summary>
    public static readonly Error BatchTakenIn = Error.Conflict("batch-taken-in");

    public static readonly Error BatchTooLarge = Error.Invalid("batch-too-large", KeptBatch.MostReceipts.ToString(CultureInfo.InvariantCulture));

    public static readonly Error BatchEmpty = Error.Invalid("batch-empty");

    /// <summary>The same receipt stands in a batch twice.</summary>
    public static readonly Error BatchHoldsTwice = Error.Conflict("batch-holds-twice");

    public static Error AmountNotReadable(string typed) => Error.Invalid("voucher-amount-not-readable", typed);

    public static Error NotReady(string receipt) => Error.Conflict("hand-over-not-ready", receipt);

    /// <summary>The voucher was written for other facts.</summary>
    public static Error VoucherStale(string receipt) => Error.Conflict("hand-over-voucher-stale", receipt);

    /// <summary>No voucher can be made from what stands on it.</summary>
    public static Error VoucherNotPossible(string receipt) => Error.Conflict("hand-over-voucher-not-possible", receipt);

    public static Error FileMissing(string receipt) => Error.Conflict("hand-over-file-missing", receipt);

    public static Error OtherYear(string receipt) => Error.Invalid("hand-over-other-year", receipt);

    /// <summary>It is archived, so that nothing becomes of it.</summary>
    public static Error NotHandedOver(string receipt) => Error.Conflict("hand-over-not-handed-over", receipt);

    public static Error AccountNotUsable(string account) => Error.Invalid("voucher-account-not-usable", account);

    /// <summary>Debit less credit, in öre.</summary>
    public static Error NotBalanced(long difference) => Error.Invalid("voucher-not-balanced", Money.Shown(difference));

    public static Error OutsideYear(DateOnly date) => Error.Invalid("batch-outside-year", date.ToString("d", CultureInfo.CurrentCulture));
}
