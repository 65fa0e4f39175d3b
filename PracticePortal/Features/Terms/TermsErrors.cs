using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Terms;

/// <summary>Why an approval or a publication of a document is refused.</summary>
public static class TermsErrors
{
    /// <summary>What was ticked is an older version than the one that applies now: the page shows the new one.</summary>
    public static readonly Error Replaced = Error.Conflict("terms-replaced");

    public static readonly Error NotApproved = Error.Invalid("terms-not-approved");

    /// <summary>Somebody else published while this text was written or looked at.</summary>
    public static readonly Error PublishedMeanwhile = Error.Conflict("terms-published-meanwhile");

    /// <summary>Word for word what was published last.</summary>
    public static readonly Error Unchanged = Error.Invalid("terms-unchanged");

    public static readonly Error DateNotValid = Error.Invalid("terms-date-not-valid");
    public static readonly Error DatePassed = Error.Invalid("terms-date-passed");

    /// <summary>The sentence names the day of the version before.</summary>
    public static Error BeforeTheLast(string day) => Error.Invalid("terms-before-the-last", day);
}
