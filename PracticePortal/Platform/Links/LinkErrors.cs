using PracticePortal.Platform.Domain;

namespace PracticePortal.Platform.Links;

/// <summary>Why a page behind a letter's link does nothing.</summary>
public static class LinkErrors
{
    /// <summary>The form was drawn for one link, and this browser has opened another since.</summary>
    public static readonly Error Replaced = Error.Conflict("link-replaced");
}
