using Microsoft.AspNetCore.Authorization;

namespace PracticePortal.Platform.Identity;

/// <summary>Who may open a page. What a person may do is asked again in the use case, from the database.</summary>
public static class Policies
{
    public const string AgencyMember = nameof(AgencyMember);
    public const string AgencyAdministrator = nameof(AgencyAdministrator);
    public const string OrganisationUser = nameof(OrganisationUser);
    public const string PortalAdministrator = nameof(PortalAdministrator);

    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(AgencyMember, p => p.RequireAssertion(c => Wears(c, HatKind.Agency)));
        options.AddPolicy(AgencyAdministrator, p => p.RequireAssertion(c =>
            Wears(c, HatKind.Agency) && c.User.HasClaim(PortalClaims.Administrator, "true")));
        options.AddPolicy(OrganisationUser, p => p.RequireAssertion(c => Wears(c, HatKind.Organisation)));
        options.AddPolicy(PortalAdministrator, p => p.RequireAssertion(c => Wears(c, HatKind.Portal)));
    }

    private static bool Wears(AuthorizationHandlerContext context, HatKind kind) => PortalClaims.HatOf(context.User).Kind == kind;
}
