using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Collaborations;

/// <summary>Why something cannot be created, when trying again would not help. The code picks the sentence that the agency reads.</summary>
public static class ProvisioningErrors
{
    internal const string OrganisationAppearedCode = "organisation-appeared";
    internal const string OtherContactCode = "other-contact";
    internal const string OrganisationGoneCode = "organisation-gone";
    internal const string NobodyToAskCode = "nobody-to-ask";
    internal const string NotAcceptableCode = "not-acceptable";
    internal const string RequestClosedCode = "request-closed";

    /// <summary>The organisation is in My Spiris meanwhile: the customer is no longer new.</summary>
    public static readonly Error OrganisationAppeared = Error.Conflict(OrganisationAppearedCode);

    /// <summary>Another agency's request with another contact is open for the same new organisation.</summary>
    public static readonly Error OtherContact = Error.Conflict(OtherContactCode);

    /// <summary>The organisation is gone from My Spiris since the agency looked.</summary>
    public static readonly Error OrganisationGone = Error.Conflict(OrganisationGoneCode);

    /// <summary>Nobody who answers for the organisation can be reached.</summary>
    public static readonly Error NobodyToAsk = Error.Conflict(NobodyToAskCode);

    /// <summary>Spiris takes the customer's name, number or contact for wrong.</summary>
    public static readonly Error NotAcceptable = Error.Invalid(NotAcceptableCode);

    /// <summary>At Spiris the request is over.</summary>
    public static readonly Error RequestClosed = Error.Conflict(RequestClosedCode);

    /// <summary>Tried as often as allowed.</summary>
    public static readonly Error Unavailable = Error.Conflict("unavailable");
}
