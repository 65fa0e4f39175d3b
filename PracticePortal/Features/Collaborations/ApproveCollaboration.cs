using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Features.Collaborations;

/// <summary>The customer lets the agency in: one approval, with an evidence record for each document. Letters follow from the event.</summary>
public sealed class ApproveCollaboration(
    TenantDbContextFactory contexts, OrganisationRights rights, AgencyStaff staff, ClientConnection connection, TimeProvider clock)
{
    /// <param name="collaborationId">The request; somebody else's is not found.</param>
    /// <param name="termsVersionIds">The texts whose boxes were ticked, in the language in which they were read.</param>
    /// <param name="ct">Cancels before the save.</param>
    public Task<Result> ExecuteAsync(Guid collaborationId, IReadOnlyCollection<Guid> termsVersionIds, CancellationToken ct) =>
        Overtaken.StartAgainAsync(() => ApproveAsync(collaborationId, termsVersionIds, ct));

    private async Task<Result> ApproveAsync(Guid collaborationId, IReadOnlyCollection<Guid> termsVersionIds, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateAsync(ct);
        var collaboration = await db.Collaborations.Include(c => c.Invitations).SingleOrDefaultAsync(c => c.Id == collaborationId, ct);
        if (collaboration?.OrganisationId is not { } organisationId || await rights.AdministratorAsync(db, ct) is not { } person)
        {
            return CommonErrors.NotFound;
        }

        if (await db.IsReplacedAsync(termsVersionIds, now, ct))
        {
            return TermsErrors.Replaced; // the page was older than the text that applies now
        }

        var asked = await db.AskedAsync(organisationId, now, ct);
        var read = asked.Where(v => termsVersionIds.Contains(v.Id)).DistinctBy(v => v.Document).ToList();
        var worksThere = await staff.IsMemberAsync(collaboration.AgencyId, person.UserId!.Value, ct);
        var name = await rights.NameAsync(db, person, ct);
        var approval = new Approval(
            person.UserId.Value, name, worksThere, [.. asked.Select(v => v.Document).Distinct()], [.. read.Select(v => v.Document)]);
        var approved = collaboration.Approve(approval, now);
        if (!approved.Succeeded)
        {
            return approved;
        }

        person.Follow(name, person.Language);
        var organisation = await db.Organisations.SingleAsync(o => o.Id == organisationId, ct);
        await OpenWhatWaitedAsync(db, collaboration, organisation, person, now, ct);
        var by = new TermsApprover(person.UserId.Value, name, person.Email, connection.Address, connection.Browser);
        var subject = new TermsSubject(
            organisationId, organisation.Name, organisation.OrganisationNumber, collaboration.AgencyId, collaboration.AgencyName, collaboration.Id);
        db.TermsApprovals.AddRange(read.Select(version => TermsApproval.Give(version, by, subject, now)));
        return await db.TrySaveAsync(ct);
    }

    /// <summary>What the activation prepared becomes real in the same save.</summary>
    private static async Task OpenWhatWaitedAsync(
        AppDbContext db, Collaboration collaboration, Organisation organisation, OrganisationUser person, DateTime now, CancellationToken ct)
    {
        organisation.Open();
        if (collaboration.Invitations.Any(i => i.OrganisationUserId == person.Id && i.KnownToAgency))
        {
            organisation.Confirm(now);
        }

        person.Confirm();
        foreach (var subscription in await db.Subscriptions.Where(s => s.OrganisationId == organisation.Id).ToListAsync(ct))
        {
            subscription.Activate(now);
        }
    }
}
