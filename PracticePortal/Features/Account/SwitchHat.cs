using Microsoft.AspNetCore.Identity;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Features.Account;

/// <summary>A person goes on in another capacity. The session starts anew, and open pages of the old capacity end.</summary>
public sealed class SwitchHat(SignInManager<PortalUser> signIn, Hats hats, CurrentUser current, EndedSessions ended)
{
    public async Task<Result<Hat>> ExecuteAsync(string? wanted, CancellationToken ct)
    {
        var person = await current.PersonAsync();
        var user = await signIn.UserManager.GetUserAsync(person);
        if (user is null)
        {
            return CommonErrors.NotFound;
        }

        var hat = Hat.Parse(wanted);
        if ((await hats.ForAsync(user, ct)).All(h => h.Hat != hat))
        {
            return CommonErrors.NotFound;
        }

        user.PutOn(hat);
        var saved = await signIn.UserManager.UpdateAsync(user);
        if (!saved.Succeeded)
        {
            return CommonErrors.ChangedByOthers;
        }

        // No password was asked, so the session is no younger than before.
        await signIn.SignInWithClaimsAsync(user, isPersistent: false, person.FindAll(PortalClaims.LoggedInAt));
        ended.Add(PortalClaims.SessionOf(person));
        return hat;
    }
}
