using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Data;

namespace PracticePortal.Features.MySpiris.SigningUp;

/// <summary>What My Spiris has under a sign-up's number at this moment.</summary>
/// <param name="LeftBehind">Made for a request that ended without an approval; nobody waits for it, so a new one takes its place.</param>
/// <param name="Theirs">The place in it that the address has already, or is asked to take.</param>
internal sealed record NumberStanding(bool IsTaken, Organisation? LeftBehind, OrganisationUser? Theirs)
{
    private static readonly NumberStanding s_free = new(IsTaken: false, LeftBehind: null, Theirs: null);

    public static async Task<NumberStanding> OfAsync(AppDbContext db, SignUp signUp, CancellationToken ct)
    {
        var organisation = await db.Organisations.SingleOrDefaultAsync(
            o => o.OrganisationNumber == signUp.OrganisationNumber && o.Status != OrganisationStatus.Closed, ct);
        if (organisation is null)
        {
            return s_free;
        }

        var theirs = await db.OrganisationUsers.SingleOrDefaultAsync(u => u.OrganisationId == organisation.Id && u.Email == signUp.Email, ct);
        return organisation.Status == OrganisationStatus.Active || await IsAskedForAsync(db, signUp, ct)
            ? new NumberStanding(IsTaken: true, LeftBehind: null, theirs)
            : s_free with { LeftBehind = organisation };
    }

    /// <summary>Takes away what a request left behind: its sign-ins stay, their place in it does not.</summary>
    public async Task ClearAsync(AppDbContext db, CancellationToken ct)
    {
        if (LeftBehind is { } old)
        {
            db.Subscriptions.RemoveRange(await db.Subscriptions.Where(s => s.OrganisationId == old.Id).ToListAsync(ct));
            db.OrganisationUsers.RemoveRange(await db.OrganisationUsers.Where(u => u.OrganisationId == old.Id).ToListAsync(ct));
            db.Organisations.Remove(old);
        }
    }

    /// <summary>An agency's request for the new organisation is open. By the number, as what it makes is not yet noted on it while it is made.</summary>
    private static Task<bool> IsAskedForAsync(AppDbContext db, SignUp signUp, CancellationToken ct) => db.Collaborations.AnyAsync(
        c => c.CustomerNumber == signUp.OrganisationNumber && c.Relation == CustomerRelation.NewToSpiris && c.ClosedAt == null, ct);
}
