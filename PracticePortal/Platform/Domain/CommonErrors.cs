namespace PracticePortal.Platform.Domain;

/// <summary>Refusals that any feature may give.</summary>
public static class CommonErrors
{
    public static readonly Error NotFound = Error.NotFound("not-found");
    public static readonly Error NotAllowed = Error.Forbidden("not-allowed");
    public static readonly Error ChangedByOthers = Error.Conflict("changed-by-others");
    public static readonly Error AlreadyExists = Error.Conflict("already-exists");
    public static readonly Error TooManyTries = Error.Conflict("too-many-tries");

    /// <summary>Somebody saved the same row after this form was opened.</summary>
    public static Error ChangedBy(string who, DateTime at) => Error.Conflict("changed-by").By(who, at);

    /// <summary>Whether a form's row was changed by somebody else meanwhile, known by name or not.</summary>
    public static bool IsChangedMeanwhile(Error? error) => error is { Code: "changed-by" or "changed-by-others" };

    public static Error Required(string field) => Error.Invalid("required").In(field);

    public static Error TooLong(string field, int length) =>
        Error.Invalid("too-long", length.ToString(System.Globalization.CultureInfo.InvariantCulture)).In(field);

    public static Error HoldsWebAddress(string field) => Error.Invalid("holds-web-address").In(field);

    public static Error NotReadable(string field) => Error.Invalid("not-readable").In(field);
}
