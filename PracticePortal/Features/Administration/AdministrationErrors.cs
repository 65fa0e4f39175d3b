using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Administration;

/// <summary>Why something that a portal administrator asks for is refused.</summary>
public static class AdministrationErrors
{
    public static readonly Error NotHeld = Error.Conflict("installation-not-held");

    public static readonly Error NotFailed = Error.Conflict("outbox-not-failed");

    public static readonly Error HeadUnreadable = Error.Invalid("audit-head-unreadable").In(VerifyHistory.HeadField);

    /// <summary>Its own administrators let people in; the portal does so only where there is none.</summary>
    public static readonly Error AgencyIsManaged = Error.Conflict("agency-is-managed");

    /// <summary>Agencies have something open with the organisation; the sentence names them.</summary>
    public static Error OrganisationIsShared(IReadOnlyList<string> agencies) =>
        Error.Conflict("organisation-is-shared", string.Join(", ", agencies));
}
