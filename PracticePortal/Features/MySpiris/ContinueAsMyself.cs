using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.MySpiris;

/// <summary>Somebody whose address is the invited one is logged in already: their sign-in becomes the administrator's.</summary>
public sealed class ContinueAsMyself(TenantDbContextFactory contexts, PortalUsers users, CurrentUser current, TimeProvider clock)
{
    public async Task<Result<SignInReady>> ExecuteAsync(LinkTarget link, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var userId = await current.UserIdAsync() ?? Guid.Empty;
        await using var db = await contexts.CreateSystemAsPersonAsync(ct);
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == userId, ct);
        var request = await db.LinkedRequestAsync(link.Id, ct);
        if (user is null || request?.StateFor(link, user, Hat.None, addressHasSignIn: true, now) != RequestState.ContinueAs)
        {
            return MySpirisErrors.LinkIsOver;
        }

        var person = request.Person!;
        person.SetUpSignIn(user.Id, now);
        user.PutOn(Hat.Organisation(person.OrganisationId));
        await users.ProveAddressAsync(db, user, ct);
        await db.EndSetUpPowerAsync(person, ct);
        var saved = await db.TrySaveAsync(ct);
        return saved.Succeeded ? new SignInReady(user.Id, request.Collaboration.Id) : saved.Error;
    }
}
