using System.Globalization;
using PracticePortal.Features.Scanner.Pictures;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>Why a receipt is not taken, or not what somebody wants it to be.</summary>
public static class ReceiptErrors
{
    public static readonly Error NotInUse = Error.Conflict("receipt-scanner-not-in-use");

    public static readonly Error NoFiles = Error.Invalid("receipt-without-files");

    public static readonly Error TooManyFiles = Error.Invalid("receipt-too-many-files", PictureLimits.MostPages.ToString(CultureInfo.InvariantCulture));

    /// <summary>Over all its files.</summary>
    public static readonly Error TooManyPages = Error.Invalid("receipt-too-many-pages", PictureLimits.MostPages.ToString(CultureInfo.InvariantCulture));

    /// <summary>No page of the portal says such a thing.</summary>
    public static readonly Error NotReadable = Error.Invalid("receipt-not-readable");

    /// <summary>The same id was announced with other files.</summary>
    public static readonly Error AnnouncedDifferently = Error.Conflict("receipt-announced-differently");

    public static readonly Error TooManyOpen = Error.Conflict("receipt-too-many-open", ReceiptUpload.MostOpen.ToString(CultureInfo.InvariantCulture));

    /// <summary>Not all of its bytes have come.</summary>
    public static readonly Error NotWhole = Error.Conflict("receipt-not-whole");

    /// <summary>A piece is not what its hash says; nothing of it was kept.</summary>
    public static readonly Error PieceDamaged = Error.Invalid("receipt-piece-damaged");

    /// <summary>Another request sends the same file at this moment.</summary>
    public static readonly Error Busy = Error.Conflict("receipt-busy");

    public static readonly Error Archived = Error.Conflict("receipt-archived");

    public static readonly Error NotArchived = Error.Conflict("receipt-not-archived");

    /// <summary>It is ready, handed over or archived: nothing of it is changed without being reopened.</summary>
    public static readonly Error Settled = Error.Conflict("receipt-settled");

    public static readonly Error NothingAsked = Error.Conflict("receipt-nothing-asked");

    public static readonly Error WaitsForAnswer = Error.Conflict("receipt-waits-for-answer");

    public static readonly Error NotReady = Error.Conflict("receipt-not-ready");

    public static readonly Error NotHandedOver = Error.Conflict("receipt-not-handed-over");

    public static readonly Error DateNotReadable = Error.Invalid("receipt-date-not-readable").In(nameof(ReceiptFacts.Date));

    public static readonly Error DateNotPlausible = Error.Invalid("receipt-date-not-plausible").In(nameof(ReceiptFacts.Date));

    public static readonly Error CurrencyNotReadable = Error.Invalid("receipt-currency-not-readable").In(nameof(ReceiptFacts.Currency));

    public static readonly Error CardDigitsNotReadable = Error.Invalid("receipt-card-digits-not-readable").In(nameof(ReceiptFacts.CardDigits));

    /// <summary>The VAT of a rate is there, and what it is a part of is not.</summary>
    public static Error SumMissing(string field) => Error.Invalid("receipt-sum-missing").In(field);

    /// <summary>Somebody changed some of the facts after they were shown.</summary>
    /// <param name="who">By name; null when it was the reading.</param>
    /// <param name="facts">Which of them.</param>
    public static Error FactsChanged(string? who, ReceiptFact facts) => who is null
        ? Error.Conflict("receipt-read-meanwhile", ReceiptTexts.Names(facts))
        : Error.Conflict("receipt-facts-changed", who, ReceiptTexts.Names(facts));

    public static bool IsFactsChanged(Error? error) => error is { Code: "receipt-facts-changed" or "receipt-read-meanwhile" };

    /// <summary>The receipt is ready, handed over or archived.</summary>
    public static readonly Error PagesAreFixed = Error.Conflict("receipt-pages-are-fixed");

    /// <summary>Somebody split or merged meanwhile.</summary>
    public static readonly Error PageElsewhere = Error.Conflict("receipt-page-elsewhere");

    public static readonly Error NoTarget = Error.Invalid("receipt-merge-without-target");

    public static readonly Error SplitAtFirstPage = Error.Invalid("receipt-split-at-first-page");

    /// <summary>In another tab the person went on for another place.</summary>
    public static readonly Error ForAnotherPlace = Error.Conflict("receipt-for-another-place");

    /// <summary>Of one person in a day.</summary>
    public static readonly Error TooMuchToday = Error.Conflict(
        "receipt-too-much-today", (UploadAllowance.MostBytesOfDay / 1024 / 1024 / 1024).ToString(CultureInfo.InvariantCulture));

    /// <summary>The disk is nearly full.</summary>
    public static readonly Error NoRoom = Error.Conflict("receipt-no-room");

    /// <summary>Of one person in a day.</summary>
    public static readonly Error TooManyPagesToday = Error.Conflict(
        "receipt-too-many-pages-today", UploadAllowance.MostPagesOfDay.ToString(CultureInfo.InvariantCulture));

    /// <summary>Of one person in an hour: pages that are read again, or turned.</summary>
    public static readonly Error TooMuchWork = Error.Conflict("receipt-too-much-work");

    public static Error Empty(string name) => Error.Invalid("receipt-file-empty", name);

    public static Error TooLarge(string name) =>
        Error.Invalid("receipt-file-too-large", name, (PictureLimits.MostBytes / 1024 / 1024).ToString(CultureInfo.InvariantCulture));

    public static Error KindNotTaken(string name) => Error.Invalid("receipt-kind-not-taken", name);

    /// <summary>The whole file is not what was announced; it is sent again from the beginning.</summary>
    public static Error Damaged(string name) => Error.Conflict("receipt-file-damaged", name);

    /// <summary>It could not be read back from where it was kept.</summary>
    public static Error NotReadBack(string name) => Error.Conflict("receipt-not-read-back", name);
}
