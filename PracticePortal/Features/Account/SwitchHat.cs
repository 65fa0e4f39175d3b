using Microsoft.AspNetCore.Identity;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Sessions;

namespace PracticePortal.Features.Account;

/// <summary>
/// A person goes on in another capacity. The session starts anew, and open pages of the old capacity end. The answer is the hat that they wear
/// now: none while the place demands a second factor that they have not shown.
/// </summary>
public sealed class SwitchHat(UserManager<PortalUser> users, PortalSignIn signIn, Hats hats, CurrentUser current)
{
    public async Task<Result<Hat>> ExecuteAsync(string? wanted, CancellationToken ct)
    {
        if (await users.GetUserAsync(await current.PersonAsync()) is not { } user)
        {
            return CommonErrors.NotFound;
        }

        var hat = Hat.Parse(wanted);
        if ((await hats.ForAsync(user, ct)).All(h => h.Hat != hat))
        {
            return CommonErrors.NotFound;
        }

        user.PutOn(hat);
        var saved = await users.UpdateAsync(user);
        if (!saved.Succeeded)
        {
            return CommonErrors.ChangedByOthers;
        }

        await signIn.GoOnAsync(user);
        return (await hats.InUseAsync(user, await current.ProofAsync(), ct))?.Hat ?? Hat.None;
    }
}
