using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Data;

namespace PracticePortal.Features.MySpiris;

/// <summary>Finds what a letter's link points at. Whoever opens it need not be logged in, so this looks at every tenant's rows.</summary>
internal static class LinkedRequests
{
    /// <summary>Tracked; null when the link points at nothing.</summary>
    public static async Task<LinkedRequest?> LinkedRequestAsync(this AppDbContext db, Guid invitationId, CancellationToken ct)
    {
        var collaboration = await db.Collaborations.Include(c => c.Invitations)
            .SingleOrDefaultAsync(c => c.Invitations.Any(i => i.Id == invitationId), ct);
        if (collaboration is null)
        {
            return null;
        }

        var invitation = collaboration.Invitations.Single(i => i.Id == invitationId);
        return new LinkedRequest(collaboration, invitation, await db.OrganisationUsers.SingleOrDefaultAsync(u => u.Id == invitation.OrganisationUserId, ct));
    }

    /// <summary>The sign-in is there: no link of any agency's request can set one up for this person any more.</summary>
    public static async Task EndSetUpPowerAsync(this AppDbContext db, OrganisationUser person, CancellationToken ct)
    {
        var asked = await db.Collaborations.Include(c => c.Invitations)
            .Where(c => c.Invitations.Any(i => i.OrganisationUserId == person.Id && i.SetUpUntil != null))
            .ToListAsync(ct);
        foreach (Collaboration collaboration in asked)
        {
            collaboration.SignInWasSetUp(person.Id);
        }
    }
}
