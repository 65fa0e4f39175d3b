using Microsoft.AspNetCore.Identity;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.Account;

/// <summary>Ends every session of the person, this one too.</summary>
public sealed class LogOutEverywhere(SignInManager<PortalUser> signIn, CurrentUser current, EndedSessions ended, LinkCookie links)
{
    public async Task<Result> ExecuteAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var person = await current.PersonAsync();
        if (await signIn.UserManager.GetUserAsync(person) is not { } user)
        {
            return CommonErrors.NotFound;
        }

        var stamped = await signIn.UserManager.UpdateSecurityStampAsync(user);
        if (!stamped.Succeeded)
        {
            return CommonErrors.ChangedByOthers;
        }

        ended.Add(PortalClaims.SessionOf(person));
        await signIn.SignOutAsync();
        links.ForgetAll();
        return Result.Ok;
    }
}
