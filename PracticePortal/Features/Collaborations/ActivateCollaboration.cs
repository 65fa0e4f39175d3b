using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Customers;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Audit;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Collaborations;

/// <summary>Agency staff bring a customer into the shared service. Provisioning and letters follow from the event.</summary>
public sealed class ActivateCollaboration(
    TenantDbContextFactory contexts, AgencyRights rights, ActivationLimit limit, InvitationLifetimes lifetimes, TimeProvider clock)
{
    /// <param name="customerId">The customer; somebody else's is not found.</param>
    /// <param name="taskId">The task that the list offers; null when none was selected.</param>
    /// <param name="expected">The relation that the page showed. When it is another by now, nothing is done.</param>
    /// <param name="ct">Cancels before the save.</param>
    /// <returns>The collaboration's id.</returns>
    public Task<Result<Guid>> ExecuteAsync(Guid customerId, Guid? taskId, CustomerRelation expected, CancellationToken ct) =>
        Overtaken.StartAgainAsync(() => ActivateAsync(customerId, taskId, expected, ct));

    private async Task<Result<Guid>> ActivateAsync(Guid customerId, Guid? taskId, CustomerRelation expected, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var member = await rights.MemberAsync(db, ct);
        var customer = await db.Customers.SingleOrDefaultAsync(c => c.Id == customerId, ct);
        if (member is null || customer is null)
        {
            return CommonErrors.NotFound;
        }

        var task = await db.Tasks.SingleOrDefaultAsync(t => t.Id == taskId && t.CustomerId == customerId, ct);
        if (task is null)
        {
            return CollaborationErrors.TaskMissing;
        }

        if (await db.Collaborations.AsNoTracking().SingleOrDefaultAsync(c => c.CustomerId == customerId && c.ClosedAt == null, ct) is { } open)
        {
            return CollaborationErrors.AlreadyOpen(open.AskedByName, open.ActivatedAt);
        }

        if (await limit.RefusalAsync(db, customerId, ct) is { } tooOften)
        {
            return tooOften;
        }

        var found = await FindAsync(customer, ct);
        var relation = Relations.Of(found.Knowledge);
        if (relation != expected)
        {
            return CollaborationErrors.RelationChanged;
        }

        if (Relations.WhatStops(found.Knowledge, customer.ContactEmail) is { } stop)
        {
            return stop;
        }

        var agency = await db.Agencies.SingleAsync(a => a.Id == db.Scope.AgencyId, ct);
        var activated = Collaboration.Activate(
            agency, customer, task, relation, found.OrganisationId, new Asker(member.Id, member.UserId, member.Name),
            AskedPerson.Of(found.Administrators, customer.ContactEmail), lifetimes, clock.GetUtcNow().UtcDateTime);
        if (!activated.Succeeded)
        {
            return activated.Error == CustomerErrors.Archived ? await ArchivedAsync(db, customerId, ct) : activated.Error;
        }

        db.Collaborations.Add(activated.Value);
        // Saved along, so that nobody archives the customer, changes its number, or completes or deletes the task at the same moment.
        db.Touch(customer);
        db.Touch(task);
        var saved = await db.TrySaveAsync(ct);
        return saved.Succeeded ? activated.Value.Id : saved.Error;
    }

    private static async Task<Error> ArchivedAsync(AppDbContext db, Guid customerId, CancellationToken ct) =>
        await db.LastActAsync(customerId, CustomerEvent.Archiving, ct) is { } act ? CustomerErrors.ArchivedBy(act.Who, act.At) : CustomerErrors.Archived;

    private async Task<DirectoryEntry> FindAsync(Customer customer, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("organisation directory", ct);
        return await OrganisationDirectory.FindAsync(db, customer.OrganisationNumber, customer.ContactEmail, ct);
    }
}
