using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.MySpiris;

/// <summary>
/// Whoever holds a dead link asks for one that works. While the request is open it goes to the same address; else the agency is told.
/// The answer is always the same, so it tells nobody anything.
/// </summary>
public sealed class AskForNewLink(TenantDbContextFactory contexts, InvitationLifetimes lifetimes, TimeProvider clock)
{
    public async Task ExecuteAsync(LinkTarget link, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = SwedishTime.DayOf(now);
        await using var db = await contexts.CreateSystemAsync("new link", ct);
        var request = await db.LinkedRequestAsync(link.Id, ct);
        if (request?.StateFor(link, me: null, Hat.None, addressHasSignIn: false, now) != RequestState.Dead)
        {
            return;
        }

        var asked = request.IsOpen(now)
            ? request.Collaboration.SendNewLink(link.Id, lifetimes, now, today)
            : request.Collaboration.AlertAgency(link.Id, today);
        if (asked.Succeeded)
        {
            await db.TrySaveAsync(ct); // a click at the same moment was first: that letter is on its way
        }
    }
}
