using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Features.Provisioning;

/// <summary>Creates on the portal's own organisations. Each step is one save; a unique index decides between two that come at once.</summary>
internal sealed class PortalProvisioner(TenantDbContextFactory contexts, PortalUsers users, TimeProvider clock) : IProvisioner
{
    private const string Why = "provisioning";

    public async Task<Guid> EnsureOrganisationAsync(ProvisioningOrder order, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync(Why, ct);
        var existing = await db.Organisations.SingleOrDefaultAsync(o => o.OrganisationNumber == order.OrganisationNumber, ct);
        if (existing is null)
        {
            var organisation = Organisation.Prepare(order.OrganisationNumber, order.Name, Now);
            db.Organisations.Add(organisation);
            Demand(await db.TrySaveAsync(ct));
            return organisation.Id;
        }

        if (existing.Status == OrganisationStatus.Active)
        {
            throw new ProvisioningRefusedException(ProvisioningRefusedException.OrganisationAppeared);
        }

        var isOthers = await db.OrganisationUsers.AnyAsync(u => u.OrganisationId == existing.Id && u.Email != order.ContactEmail, ct);
        return isOthers ? throw new ProvisioningRefusedException(ProvisioningRefusedException.OtherContact) : existing.Id;
    }

    public async Task EnsureSubscriptionAsync(Guid organisationId, ProvisioningOrder order, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync(Why, ct);
        if (!await db.Organisations.AnyAsync(o => o.Id == organisationId, ct))
        {
            throw new ProvisioningRefusedException(ProvisioningRefusedException.OrganisationGone);
        }

        if (!await db.Subscriptions.AnyAsync(s => s.OrganisationId == organisationId && s.Service == Service.SpirisScanner, ct))
        {
            db.Subscriptions.Add(Subscription.Prepare(organisationId, Service.SpirisScanner, Now));
            Demand(await db.TrySaveAsync(ct));
        }
    }

    public async Task EnsureAdministratorAsync(Guid organisationId, ProvisioningOrder order, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync(Why, ct);
        var organisation = await db.Organisations.SingleOrDefaultAsync(o => o.Id == organisationId, ct)
            ?? throw new ProvisioningRefusedException(ProvisioningRefusedException.OrganisationGone);
        var there = await db.OrganisationUsers.Where(u => u.OrganisationId == organisationId).Select(u => u.Email).ToListAsync(ct);
        if (there.Contains(order.ContactEmail))
        {
            return;
        }

        if (there.Count > 0) // two requests made the organisation at the same moment, and the other one's contact came first
        {
            throw new ProvisioningRefusedException(ProvisioningRefusedException.OtherContact);
        }

        var existing = await users.FindAsync(db, order.ContactEmail, ct);
        db.Touch(organisation); // of two requests that come to this point at once, the second finds the first one's contact
        db.OrganisationUsers.Add(OrganisationUser.Prepare(
            organisationId, order.ContactName, order.ContactEmail, order.ContactLanguage, existing?.Id, Now));
        Demand(await db.TrySaveAsync(ct));
    }

    public async Task TakeBackAsync(ProvisioningOrder order, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync(Why, ct);
        var organisation = await db.Organisations.SingleOrDefaultAsync(o => o.OrganisationNumber == order.OrganisationNumber, ct);
        if (organisation is null || await db.Collaborations.AnyAsync(
            c => c.OrganisationId == organisation.Id && c.Id != order.CollaborationId && c.ClosedAt == null, ct))
        {
            return;
        }

        db.Subscriptions.RemoveRange(await db.Subscriptions
            .Where(s => s.OrganisationId == organisation.Id && s.Status == SubscriptionStatus.Pending).ToListAsync(ct));
        var people = await db.OrganisationUsers.Where(u => u.OrganisationId == organisation.Id).ToListAsync(ct);
        if (organisation.Status == OrganisationStatus.Pending && people.All(p => p.SignInSetUpAt is null))
        {
            db.OrganisationUsers.RemoveRange(people);
            db.Organisations.Remove(organisation);
        }

        Demand(await db.TrySaveAsync(ct));
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Somebody else was quicker with the same row: the next try finds it.</summary>
    private static void Demand(Result saved)
    {
        if (!saved.Succeeded)
        {
            throw new InvalidOperationException($"The step has to be taken again: {saved.Error.Code}.");
        }
    }
}
