using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Customers;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Email;

namespace PracticePortal.Features.Collaborations;

/// <summary>What the page <em>Activate</em> tells before the click: the relation, what will happen, who is asked, the letter, what stops and what warns.</summary>
public sealed class ActivationQueries(
    TenantDbContextFactory contexts, AgencyRights rights, OrganisationDirectory directory, InvitationLetters letters, LetterRenderer renderer,
    InvitationLifetimes lifetimes, TimeProvider clock)
{
    /// <summary>Not found for a customer of somebody else.</summary>
    public async Task<Result<ActivationPreview>> PreviewAsync(Guid customerId, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var member = await rights.MemberAsync(db, ct);
        var customer = await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Id == customerId, ct);
        if (member is null || customer is null)
        {
            return CommonErrors.NotFound;
        }

        var known = await directory.LookUpAsync(customer.OrganisationNumber, customer.ContactEmail, customer.AgencyId, customer.Id, ct);
        if (!known.Succeeded)
        {
            return known.Error;
        }

        var tasks = await db.Tasks.AsNoTracking().Where(t => t.CustomerId == customerId && t.Status == CustomerTaskStatus.Open)
            .OrderBy(t => t.DueDate == null).ThenBy(t => t.DueDate).ThenBy(t => t.Id)
            .Select(t => new TaskChoice(t.Id, t.Type, t.Period, t.DueDate, false)).ToListAsync(ct);
        var hasOpen = await db.Collaborations.AnyAsync(c => c.CustomerId == customerId && c.ClosedAt == null, ct);
        var contactIsStaff = customer.ContactEmail.Length > 0
            && await db.Members.AnyAsync(m => m.Email == customer.ContactEmail && m.DeactivatedAt == null, ct);
        var relation = Relations.Of(known.Value);
        return new ActivationPreview(
            customer.Id, customer.Name, customer.OrganisationNumber, customer.ContactName, customer.ContactEmail, customer.ContactLanguage,
            relation, relation == CustomerRelation.NewToSpiris ? [customer.ContactEmail] : known.Value.Addresses,
            tasks, Checks(customer, known.Value, tasks.Count > 0, hasOpen, contactIsStaff));
    }

    /// <summary>The letter as it would be sent now, in either language; null when there is nobody to send it to, or no task to name.</summary>
    public async Task<RenderedLetter?> LetterAsync(ActivationPreview preview, Guid? taskId, string language, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var member = await rights.MemberAsync(db, ct);
        var agency = await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == db.Scope.AgencyId, ct);
        var task = preview.Tasks.FirstOrDefault(t => t.Id == taskId) ?? (preview.Tasks is [var first, ..] ? first : null);
        if (member is null || agency is null || task is null)
        {
            return null;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var setUpBy = preview.Relation == CustomerRelation.NewToSpiris ? now + lifetimes.SetUpLifetime : (DateTime?)null;
        var recipient = preview.ContactName.Length > 0 && preview.Relation == CustomerRelation.NewToSpiris ? preview.ContactName : preview.CustomerName;
        var letter = letters.ToPreview(agency, member.Name, preview, task, recipient, language, now + lifetimes.Lifetime, setUpBy);
        return await renderer.RenderAsync(letter, language);
    }

    private static IReadOnlyList<ActivationCheck> Checks(
        Customer customer, OrganisationKnowledge known, bool hasTask, bool hasOpen, bool contactIsStaff)
    {
        List<ActivationCheck> checks =
        [
            new(ActivationCheckKind.OrganisationNumber, CheckOutcome.Fine, ""),
            new(ActivationCheckKind.Task, hasTask ? CheckOutcome.Fine : CheckOutcome.Stops, ""),
        ];
        if (customer.IsArchived)
        {
            checks.Add(new(ActivationCheckKind.Archived, CheckOutcome.Stops, ""));
        }

        if (hasOpen)
        {
            checks.Add(new(ActivationCheckKind.AlreadyOpen, CheckOutcome.Stops, ""));
        }

        checks.Add(Relations.WhatStops(known, customer.ContactEmail) is { } stop
            ? new(ActivationCheckKind.Recipient, CheckOutcome.Stops, stop.Code)
            : new(ActivationCheckKind.Recipient, CheckOutcome.Fine, ""));
        if (known is { IsInMySpiris: true, IsConfirmed: true, ContactIsAdministrator: false })
        {
            checks.Add(new(ActivationCheckKind.ContactNotAmongAdministrators, CheckOutcome.Warns, ""));
        }

        if (contactIsStaff)
        {
            checks.Add(new(ActivationCheckKind.ContactIsStaff, CheckOutcome.Warns, ""));
        }

        return checks;
    }
}

public enum CheckOutcome
{
    Fine,
    Warns,
    Stops,
}

public enum ActivationCheckKind
{
    OrganisationNumber,
    Task,
    Archived,
    AlreadyOpen,
    Recipient,
    ContactNotAmongAdministrators,
    ContactIsStaff,
}

/// <summary>One line of the list <em>Before you activate</em>.</summary>
/// <param name="Code">What exactly stops, as an error's code; empty otherwise.</param>
public sealed record ActivationCheck(ActivationCheckKind Kind, CheckOutcome Outcome, string Code);

/// <summary>What will happen, before it happens.</summary>
/// <param name="Addresses">Who is asked: whole when the agency typed it, else masked.</param>
public sealed record ActivationPreview(
    Guid CustomerId, string CustomerName, string OrganisationNumber, string ContactName, string ContactEmail, string ContactLanguage,
    CustomerRelation Relation, IReadOnlyList<string> Addresses, IReadOnlyList<TaskChoice> Tasks, IReadOnlyList<ActivationCheck> Checks)
{
    public bool IsStopped => Checks.Any(c => c.Outcome == CheckOutcome.Stops);
}
