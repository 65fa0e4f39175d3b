using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.MySpiris.SigningUp;

/// <summary>What the page behind a sign-up's link shows.</summary>
/// <param name="Number">As it is shown: a sole trader's is hidden.</param>
/// <param name="Address">Whole for the address's owner; masked where somebody else is logged in.</param>
/// <param name="IsAsked">The number is taken, and this address is among those who answer for it.</param>
/// <param name="Me">Who is logged in; empty for nobody.</param>
public sealed record SignUpView(
    SignUpState State, string Number, string OrganisationName, string PersonName, string Address, bool IsAsked, string Me, DateTime ExpiresAt);

/// <summary>Reads the sign-up behind a letter's link, for people who may not be logged in. Looks, and changes nothing.</summary>
public sealed class SignUpQueries(TenantDbContextFactory contexts, PortalUsers users, CurrentUser current, TimeProvider clock)
{
    public async Task<SignUpView?> ReadAsync(LinkTarget? link, CancellationToken ct)
    {
        var userId = await current.UserIdAsync();
        await using var db = await contexts.CreateSystemAsync("sign-up", ct);
        if (await LinkedSignUp.FindAsync(db, users, link, ct) is not { } found)
        {
            return null;
        }

        var signUp = found.SignUp;
        var me = userId is null ? null : await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId, ct);
        var state = found.StateFor(me, clock.GetUtcNow().UtcDateTime);
        return new SignUpView(
            state, OrganisationNumber.Display(signUp.OrganisationNumber), signUp.OrganisationName, signUp.PersonName,
            state == SignUpState.OtherPerson ? EmailAddress.Mask(signUp.Email) : signUp.Email, found.Standing.Theirs is not null,
            me is null ? "" : $"{me.Name} ({me.Email})", signUp.ExpiresAt);
    }
}
