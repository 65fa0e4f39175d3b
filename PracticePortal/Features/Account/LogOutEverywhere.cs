using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Sessions;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.Account;

/// <summary>Ends every session of the person, this one too.</summary>
public sealed class LogOutEverywhere(TenantDbContextFactory contexts, PortalSignIn signIn, CurrentUser current, LinkCookie links, TimeProvider clock)
{
    public async Task<Result> ExecuteAsync(CancellationToken ct)
    {
        var id = await current.UserIdAsync();
        await using var db = await contexts.CreateAsync(ct);
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == id, ct) is not { } user)
        {
            return CommonErrors.NotFound;
        }

        user.ChangeStamp();
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        await db.EndSessionsAsync(user.Id, SessionEnd.EndedFromAfar, clock.GetUtcNow().UtcDateTime, ct);
        var saved = await db.TrySaveAsync(ct);
        if (saved.Succeeded)
        {
            await signIn.LeaveAsync();
            links.ForgetAll();
        }

        return saved;
    }
}
