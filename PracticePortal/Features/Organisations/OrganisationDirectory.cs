using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Audit;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Organisations;

/// <summary>
/// The only way in which an agency learns about organisations: whether a number is in My Spiris and uses the service, how many
/// administrators would be asked, and whether its own contact is one of them. Look-ups are limited and audited for each agency.
/// </summary>
public sealed class OrganisationDirectory(TenantDbContextFactory contexts, TimeProvider clock)
{
    /// <summary>Numbers that an agency may look up within an hour; more would be a way to map the register.</summary>
    public const int LookUpsPerHour = 200;

    public const string LookedUp = "organisation-looked-up";

    /// <summary>What the agency may see. Counts as a look-up.</summary>
    public async Task<Result<OrganisationKnowledge>> LookUpAsync(
        string organisationNumber, string contactEmail, Guid agencyId, Guid customerId, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateSystemAsync("organisation directory", ct);
        var since = now.AddHours(-1);
        var lookedUp = await db.AuditEntries.AsNoTracking()
            .Where(a => a.AgencyId == agencyId && a.What == LookedUp && a.At > since)
            .Select(a => new { a.CustomerId, a.Details }).Distinct().ToListAsync(ct);
        db.Scope = (await contexts.ScopeAsync()) with { SeesEverything = true };
        var lookUp = AuditEntry.Of(
            new AuditFact(LookedUp) { AgencyId = agencyId, CustomerId = customerId, Details = [OrganisationNumber.Display(organisationNumber)] },
            db.Scope.Actor, now);
        if (!lookedUp.Contains(new { lookUp.CustomerId, lookUp.Details })) // a customer whose number was changed is looked up anew
        {
            if (lookedUp.Count >= LookUpsPerHour)
            {
                return CommonErrors.TooManyTries;
            }

            db.AuditEntries.Add(lookUp);
            await db.SaveChangesAsync(ct);
        }

        return (await FindAsync(db, organisationNumber, contactEmail, ct)).Knowledge;
    }

    /// <summary>For an activation: what the agency may see, and behind it whom the portal asks.</summary>
    internal static async Task<DirectoryEntry> FindAsync(
        AppDbContext db, string organisationNumber, string contactEmail, CancellationToken ct)
    {
        var organisation = await db.Organisations.AsNoTracking()
            .SingleOrDefaultAsync(o => o.OrganisationNumber == organisationNumber && o.Status == OrganisationStatus.Active, ct);
        if (organisation is null)
        {
            return new DirectoryEntry(new OrganisationKnowledge(false, false, false, 0, false, []), null, []);
        }

        var usesScanner = await db.Subscriptions.AnyAsync(
            s => s.OrganisationId == organisation.Id && s.Service == Service.SpirisScanner && s.Status == SubscriptionStatus.Active, ct);
        var administrators = await db.OrganisationUsers.AsNoTracking()
            .Where(u => u.OrganisationId == organisation.Id && u.Role == OrganisationRole.OrganisationAdministrator && !u.IsPending && u.UserId != null)
            .OrderBy(u => u.Id).ToListAsync(ct);
        var knowledge = new OrganisationKnowledge(
            true,
            usesScanner,
            organisation.IsConfirmed,
            administrators.Count,
            administrators.Any(a => a.Email == contactEmail),
            [.. administrators.OrderByDescending(a => a.Email == contactEmail)
                .Select(a => a.Email == contactEmail ? a.Email : EmailAddress.Mask(a.Email))]);
        return new DirectoryEntry(knowledge, organisation.Id, administrators);
    }
}

/// <summary>What an agency may know of an organisation before it is let in.</summary>
/// <param name="Addresses">One for each administrator: the agency's own contact as it typed it, the others masked.</param>
public sealed record OrganisationKnowledge(
    bool IsInMySpiris, bool UsesScanner, bool IsConfirmed, int Administrators, bool ContactIsAdministrator, IReadOnlyList<string> Addresses);

internal sealed record DirectoryEntry(OrganisationKnowledge Knowledge, Guid? OrganisationId, IReadOnlyList<OrganisationUser> Administrators);
