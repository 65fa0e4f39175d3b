using PracticePortal.Features.Organisations;

namespace PracticePortal.Features.Collaborations;

/// <summary>An administrator who is asked.</summary>
/// <param name="MaySetUpSignIn">The letter's link can set up the sign-in: made by this activation, and the address has none.</param>
/// <param name="KnownToAgency">The agency typed this address itself, so it may see it whole.</param>
public sealed record AskedPerson(
    Guid OrganisationUserId, string Name, string Email, string Language, bool MaySetUpSignIn, bool KnownToAgency)
{
    public static IReadOnlyList<AskedPerson> Of(IEnumerable<OrganisationUser> administrators, string contactEmail) =>
        [.. administrators.Select(a => new AskedPerson(
            a.Id, a.Name, a.Email, a.Language, MaySetUpSignIn: a.IsPending && !a.HasSignIn, KnownToAgency: a.Email == contactEmail))];
}
