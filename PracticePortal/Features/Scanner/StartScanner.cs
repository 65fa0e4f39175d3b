using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner;

/// <summary>An organisation's administrator starts Scanner without any agency, with the terms approved in the same save. From then on it uses Scanner.</summary>
public sealed class StartScanner(TenantDbContextFactory contexts, OrganisationRights rights, ScannerTerms terms, TimeProvider clock)
{
    /// <param name="versionId">The text whose box was ticked, in the language in which it was read; null when none was.</param>
    /// <param name="ct">Cancels before the save.</param>
    public async Task<Result> ExecuteAsync(Guid? versionId, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var organisation = await db.Organisations.SingleOrDefaultAsync(o => o.Id == db.Scope.OrganisationId && o.Status != OrganisationStatus.Closed, ct);
        if (organisation is null || await rights.AdministratorAsync(db, ct) is not { } person)
        {
            return CommonErrors.NotFound;
        }

        var subscription = await db.Subscriptions.SingleOrDefaultAsync(
            s => s.OrganisationId == organisation.Id && s.Service == Service.SpirisScanner, ct);
        if (organisation.Status == OrganisationStatus.Pending || subscription?.Status == SubscriptionStatus.Active)
        {
            return organisation.Status == OrganisationStatus.Pending ? ScannerErrors.RequestWaits : ScannerErrors.Started;
        }

        var approved = await terms.ApproveAsync(db, organisation, person, versionId, ct);
        if (!approved.Succeeded)
        {
            return approved;
        }

        Start(db, organisation, subscription, clock.GetUtcNow().UtcDateTime);
        return await db.TrySaveAsync(ct, ScannerErrors.Started);
    }

    /// <summary>What an agency's open request had prepared becomes the organisation's own: it stays whatever becomes of the request.</summary>
    private static void Start(AppDbContext db, Organisation organisation, Subscription? prepared, DateTime now)
    {
        if (prepared is null)
        {
            db.Subscriptions.Add(Subscription.Start(organisation.Id, Service.SpirisScanner, now));
        }
        else
        {
            prepared.Activate(now);
        }

        db.Raise(new ScannerStarted(organisation.Id, organisation.Name));
        db.Touch(organisation);
    }
}
