using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.MySpiris;

/// <summary>What the landing page of a link shows: who invites, what for, until when, and what can be done.</summary>
/// <param name="Address">Whose the request is, masked.</param>
/// <param name="WholeAddress">The same in full; only for the link that can set up its sign-in, as only its recipient has that.</param>
/// <param name="Me">Who is logged in; empty for nobody.</param>
public sealed record RequestView(
    RequestState State, Guid CollaborationId, string AgencyName, string AskedByName, string CustomerName, TaskType TaskType, string TaskPeriod,
    string PersonName, string Address, string WholeAddress, string Me, Guid? OrganisationId, DateTime? AnswerBy, RequestEnd End);

/// <summary>What became of a request whose link is dead.</summary>
/// <param name="Status">As the date says, not the sweep.</param>
/// <param name="WasReplaced">A newer link was sent.</param>
/// <param name="At">When it came to this.</param>
public sealed record RequestEnd(CollaborationStatus Status, bool WasReplaced, DateTime? At);

/// <summary>Reads the request behind a letter's link, for people who may not be logged in. Looks, and changes nothing.</summary>
public sealed class RequestQueries(TenantDbContextFactory contexts, PortalUsers users, CurrentUser current, TimeProvider clock)
{
    public async Task<RequestView?> ReadAsync(LinkTarget link, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var userId = await current.UserIdAsync();
        await using var db = await contexts.CreateSystemAsync("request behind a link", ct);
        if (await db.LinkedRequestAsync(link.Id, ct) is not { } request)
        {
            return null;
        }

        var (collaboration, invitation, person) = request;
        var me = userId is null ? null : await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId, ct);
        var addressHasSignIn = await users.FindAsync(db, invitation.Email, ct) is not null;
        var state = request.StateFor(link, me, await current.HatAsync(), addressHasSignIn, now);
        return new RequestView(
            state, collaboration.Id, collaboration.AgencyName, collaboration.AskedByName, collaboration.CustomerName,
            collaboration.TaskType, collaboration.TaskPeriod, invitation.Name, EmailAddress.Mask(invitation.Email),
            state == RequestState.SetUp ? invitation.Email : "", me is null ? "" : $"{me.Name} ({me.Email})",
            person?.OrganisationId, collaboration.AnswerBy, EndOf(request, link, now));
    }

    private static RequestEnd EndOf(LinkedRequest request, LinkTarget link, DateTime now)
    {
        var (collaboration, invitation, _) = request;
        return collaboration.Status switch
        {
            CollaborationStatus.AwaitingApproval when !request.IsOpen(now) => new(CollaborationStatus.Expired, WasReplaced: false, collaboration.AnswerBy),
            CollaborationStatus.AwaitingApproval when link.Version != invitation.LinkVersion => new(collaboration.Status, WasReplaced: true, invitation.SentAt),
            CollaborationStatus.AwaitingApproval => new(collaboration.Status, WasReplaced: false, invitation.SetUpUntil),
            CollaborationStatus.Active => new(collaboration.Status, WasReplaced: false, collaboration.AnsweredAt),
            _ => new(collaboration.Status, WasReplaced: false, collaboration.ClosedAt),
        };
    }
}
