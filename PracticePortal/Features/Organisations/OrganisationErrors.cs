using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Organisations;

/// <summary>Why something about an organisation or its users is refused.</summary>
public static class OrganisationErrors
{
    public static readonly Error Closed = Error.Conflict("organisation-closed");
    public static readonly Error SignInSetUp = Error.Conflict("sign-in-set-up");
}
