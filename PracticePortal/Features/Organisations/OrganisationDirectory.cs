using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
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

    /// <summary>Contacts that an agency may try on one number within a day. The answer says whether a contact is an administrator, so more
    /// would be a way to guess whose a masked address is.</summary>
    public const int ContactsPerDay = 5;

    /// <summary>What the agency may see. Counts as a look-up.</summary>
    public async Task<Result<OrganisationKnowledge>> LookUpAsync(
        string organisationNumber, string contactEmail, Guid agencyId, Guid customerId, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsPersonAsync(ct);
        var lookUp = new OrganisationLookedUp(
            agencyId, customerId, OrganisationNumber.Display(organisationNumber), Digest(agencyId, organisationNumber), Digest(agencyId, contactEmail));
        var before = await LookUpsAsync(db, agencyId, ct);
        if (!before.Any(b => b.IsWithinTheHour && b.Is(lookUp))) // a customer whose number or contact was changed is looked up anew
        {
            if (IsTooMuch(before, lookUp))
            {
                return CommonErrors.TooManyTries;
            }

            db.Raise(lookUp);
            await db.SaveChangesAsync(ct);
        }

        return (await FindAsync(db, organisationNumber, contactEmail, ct)).Knowledge;
    }

    private static bool IsTooMuch(IReadOnlyList<LookUp> before, OrganisationLookedUp wanted)
    {
        var lastHour = before.Where(b => b.IsWithinTheHour).Select(b => (b.CustomerId, b.NumberDigest)).ToHashSet();
        if (lastHour.Count >= LookUpsPerHour && !lastHour.Contains((wanted.CustomerId, wanted.NumberDigest)))
        {
            return true;
        }

        var contacts = before.Where(b => b.NumberDigest == wanted.NumberDigest).Select(b => b.ContactDigest).ToHashSet();
        return contacts.Count >= ContactsPerDay && !contacts.Contains(wanted.ContactDigest);
    }

    /// <summary>The agency's of the last day.</summary>
    private async Task<IReadOnlyList<LookUp>> LookUpsAsync(AppDbContext db, Guid agencyId, CancellationToken ct)
    {
        var (dayAgo, hourAgo) = (clock.GetUtcNow().UtcDateTime.AddDays(-1), clock.GetUtcNow().UtcDateTime.AddHours(-1));
        var entries = await db.AuditEntries.AsNoTracking()
            .Where(a => a.AgencyId == agencyId && a.What == OrganisationLookedUp.What && a.At > dayAgo)
            .Select(a => new { a.CustomerId, a.At, a.Details }).ToListAsync(ct);
        return
        [
            .. entries.Select(e => JsonSerializer.Deserialize<string[]>(e.Details) is [_, var number, var contact]
                ? new LookUp(e.CustomerId, number, contact, e.At > hourAgo)
                : new LookUp(e.CustomerId, "", "", e.At > hourAgo)),
        ];
    }

    /// <summary>Of this agency's only, so that its rows tell nothing about another's.</summary>
    private static string Digest(Guid agencyId, string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{agencyId:N} {text.ToLowerInvariant()}")));

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

/// <summary>An earlier look-up of the agency.</summary>
internal sealed record LookUp(Guid? CustomerId, string NumberDigest, string ContactDigest, bool IsWithinTheHour)
{
    public bool Is(OrganisationLookedUp other) =>
        (CustomerId, NumberDigest, ContactDigest) == (other.CustomerId, other.NumberDigest, other.ContactDigest);
}

/// <summary>What an agency may know of an organisation before it is let in.</summary>
/// <param name="Addresses">One for each administrator: the agency's own contact as it typed it, the others masked.</param>
public sealed record OrganisationKnowledge(
    bool IsInMySpiris, bool UsesScanner, bool IsConfirmed, int Administrators, bool ContactIsAdministrator, IReadOnlyList<string> Addresses);

internal sealed record DirectoryEntry(OrganisationKnowledge Knowledge, Guid? OrganisationId, IReadOnlyList<OrganisationUser> Administrators);
