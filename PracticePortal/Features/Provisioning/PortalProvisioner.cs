using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Features.Provisioning;

/// <summary>Creates on the portal's own organisations. Each step is one save; a unique index decides between two that come at once.</summary>
internal sealed class PortalProvisioner(TenantDbContextFactory contexts, PortalUsers users, TimeProvider clock) : IProvisioner
{
    private const string Why = "provisioning";

    public async Task<Result<Guid>> EnsureOrganisationAsync(ProvisioningOrder order, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync(Why, ct);
        var existing = await db.Organisations.SingleOrDefaultAsync(
            o => o.OrganisationNumber == order.OrganisationNumber && o.Status != OrganisationStatus.Closed, ct);
        if (existing is { Status: OrganisationStatus.Active })
        {
            return ProvisioningErrors.OrganisationAppeared;
        }

        if (existing is not null)
        {
            if (!await db.OrganisationUsers.AnyAsync(u => u.OrganisationId == existing.Id && u.Email != order.ContactEmail, ct))
            {
                return existing.Id;
            }

            if (await HasOtherRequestAsync(db, existing, order, ct))
            {
                return ProvisioningErrors.OtherContact;
            }

            await RemoveAsync(db, existing, ct); // left behind by a request that ended: its contact set up a sign-in and was the wrong one
            Demand(await db.TrySaveAsync(ct));
        }

        var organisation = Organisation.Prepare(order.OrganisationNumber, order.Name, Now);
        db.Organisations.Add(organisation);
        Demand(await db.TrySaveAsync(ct));
        return organisation.Id;
    }

    public async Task<Result> EnsureSubscriptionAsync(Guid organisationId, ProvisioningOrder order, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync(Why, ct);
        if (!await db.Organisations.AnyAsync(o => o.Id == organisationId, ct))
        {
            return ProvisioningErrors.OrganisationGone;
        }

        if (!await db.Subscriptions.AnyAsync(s => s.OrganisationId == organisationId && s.Service == Service.SpirisScanner, ct))
        {
            db.Subscriptions.Add(Subscription.Prepare(organisationId, Service.SpirisScanner, Now));
            Demand(await db.TrySaveAsync(ct));
        }

        return Result.Ok;
    }

    public async Task<Result> EnsureAdministratorAsync(Guid organisationId, ProvisioningOrder order, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync(Why, ct);
        if (await db.Organisations.SingleOrDefaultAsync(o => o.Id == organisationId, ct) is not { } organisation)
        {
            return ProvisioningErrors.OrganisationGone;
        }

        var there = await db.OrganisationUsers.Where(u => u.OrganisationId == organisationId).Select(u => u.Email).ToListAsync(ct);
        if (there.Contains(order.ContactEmail))
        {
            return Result.Ok;
        }

        if (there.Count > 0) // two requests made the organisation at the same moment, and the other one's contact came first
        {
            return ProvisioningErrors.OtherContact;
        }

        var existing = await users.FindAsync(db, order.ContactEmail, ct);
        db.Touch(organisation); // of two requests that come to this point at once, the second finds the first one's contact
        db.OrganisationUsers.Add(OrganisationUser.Prepare(
            organisationId, order.ContactName, order.ContactEmail, existing?.Language ?? order.ContactLanguage, existing?.Id, Now));
        Demand(await db.TrySaveAsync(ct));
        return Result.Ok;
    }

    public async Task TakeBackAsync(ProvisioningOrder order, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync(Why, ct);
        var organisation = await db.Organisations.SingleOrDefaultAsync(
            o => o.OrganisationNumber == order.OrganisationNumber && o.Status != OrganisationStatus.Closed, ct);
        if (organisation is null || await HasOtherRequestAsync(db, organisation, order, ct))
        {
            return;
        }

        var hasSignIn = await db.OrganisationUsers.AnyAsync(u => u.OrganisationId == organisation.Id && u.SignInSetUpAt != null, ct);
        if (organisation.Status == OrganisationStatus.Pending && !hasSignIn)
        {
            await RemoveAsync(db, organisation, ct);
        }
        else
        {
            db.Subscriptions.RemoveRange(await PendingSubscriptionsAsync(db, organisation, ct));
        }

        Demand(await db.TrySaveAsync(ct));
    }

    /// <summary>Another collaboration stands on the same organisation.</summary>
    private static Task<bool> HasOtherRequestAsync(AppDbContext db, Organisation organisation, ProvisioningOrder order, CancellationToken ct) =>
        db.Collaborations.AnyAsync(c => c.OrganisationId == organisation.Id && c.Id != order.CollaborationId && c.ClosedAt == null, ct);

    private static async Task RemoveAsync(AppDbContext db, Organisation organisation, CancellationToken ct)
    {
        db.Subscriptions.RemoveRange(await PendingSubscriptionsAsync(db, organisation, ct));
        db.OrganisationUsers.RemoveRange(await db.OrganisationUsers.Where(u => u.OrganisationId == organisation.Id).ToListAsync(ct));
        db.Organisations.Remove(organisation);
    }

    private static Task<List<Subscription>> PendingSubscriptionsAsync(AppDbContext db, Organisation organisation, CancellationToken ct) =>
        db.Subscriptions.Where(s => s.OrganisationId == organisation.Id && s.Status == SubscriptionStatus.Pending).ToListAsync(ct);

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
