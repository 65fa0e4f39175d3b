using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations.Components;
using PracticePortal.Features.Collaborations.Emails;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Email;

namespace PracticePortal.Features.Collaborations;

/// <summary>Tells those who were asked, and the activating and the responsible consultant, what became of a request: a letter for each person.</summary>
public sealed class CollaborationNotices(TenantDbContextFactory contexts, OutgoingEmail emails, PortalOptions portal)
{
    /// <param name="messageId">The outbox row.</param>
    /// <param name="about">Whose people are told.</param>
    /// <param name="kind">What the letter is about.</param>
    /// <param name="write">Writes the letter for one person.</param>
    /// <param name="ct">Cancelled when the server stops.</param>
    /// <exception cref="EmailDeferredException">One letter was not taken; those that were are not sent again.</exception>
    public Task TellBothSidesAsync(
        Guid messageId, CollaborationFacts about, EmailKind kind, Func<Collaboration, NoticeHead, Letter> write, CancellationToken ct) =>
        TellAsync(messageId, about.CollaborationId, kind, write, toCustomer: true, ct);

    /// <inheritdoc cref="TellBothSidesAsync"/>
    public Task TellAgencyAsync(
        Guid messageId, CollaborationFacts about, EmailKind kind, Func<Collaboration, NoticeHead, Letter> write, CancellationToken ct) =>
        TellAsync(messageId, about.CollaborationId, kind, write, toCustomer: false, ct);

    private async Task TellAsync(
        Guid messageId, Guid collaborationId, EmailKind kind, Func<Collaboration, NoticeHead, Letter> write, bool toCustomer, CancellationToken ct)
    {
        var (collaboration, people) = await LoadAsync(collaborationId, toCustomer, ct);
        var about = new EmailSubject(kind) { AgencyId = collaboration.AgencyId, CollaborationId = collaboration.Id };
        EmailDeferredException? deferred = null;
        foreach (var (to, head) in people)
        {
            try
            {
                await emails.SendOnceAsync(messageId, to, about, () => Task.FromResult<Letter?>(write(collaboration, head)), ct);
            }
            catch (EmailDeferredException later)
            {
                deferred = later; // the others are not kept waiting for one
            }
        }

        if (deferred is not null)
        {
            throw deferred;
        }

        await emails.DropAsync(messageId, ct); // whoever was to be told at an earlier try, and is not concerned any more
    }

    private async Task<(Collaboration Collaboration, IReadOnlyList<(EmailAddressing To, NoticeHead Head)> People)> LoadAsync(
        Guid id, bool toCustomer, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("collaboration notices", ct);
        var collaboration = await db.Collaborations.AsNoTracking().Include(c => c.Invitations).SingleAsync(c => c.Id == id, ct);
        List<(EmailAddressing To, NoticeHead Head)> people = [.. (await StaffAsync(db, collaboration, ct)).Select(to => (
            to, HeadOf(collaboration, CollaborationSide.Agency, to, CollaborationsTab.AddressOf(collaboration.CustomerId))))];
        if (toCustomer)
        {
            var staff = people.Select(p => p.To.Email).ToHashSet(StringComparer.Ordinal);
            var canLogIn = await db.OrganisationUsers.Where(u => u.OrganisationId == collaboration.OrganisationId && u.UserId != null)
                .Select(u => u.Id).ToListAsync(ct);
            people.AddRange((await ReachedAsync(db, collaboration, ct)).Where(i => !staff.Contains(i.Email))
                .Select(i => (Invitation: i, To: new EmailAddressing(i.Name, i.Email, i.Language)))
                .Select(asked => (asked.To, HeadOf(
                    collaboration, CollaborationSide.Customer, asked.To, canLogIn.Contains(asked.Invitation.OrganisationUserId) ? "/my" : null))));
        }

        return (collaboration, people);
    }

    /// <summary>Whoever activated and whoever is responsible; when both have left, the agency's administrators, as somebody has to know.</summary>
    private static async Task<IReadOnlyList<EmailAddressing>> StaffAsync(AppDbContext db, Collaboration collaboration, CancellationToken ct)
    {
        var responsible = await db.Customers.Where(c => c.Id == collaboration.CustomerId).Select(c => c.ResponsibleId).SingleAsync(ct);
        var active = db.Members.AsNoTracking().Where(m => m.AgencyId == collaboration.AgencyId && m.DeactivatedAt == null);
        var concerned = await AddressesAsync(db, active.Where(m => m.Id == collaboration.AskedById || m.Id == responsible), ct);
        return concerned.Count > 0
            ? concerned
            : await AddressesAsync(db, active.Where(m => m.Role == MemberRole.AgencyAdministrator), ct);
    }

    private static Task<List<EmailAddressing>> AddressesAsync(AppDbContext db, IQueryable<Member> members, CancellationToken ct) => members
        .Join(db.Users, m => m.UserId, u => u.Id, (m, u) => new EmailAddressing(m.Name, m.Email, u.Language)).ToListAsync(ct);

    /// <summary>Those whom a letter has reached: an address that refused the last one, or never took one, has nothing to be told of.</summary>
    private static async Task<IReadOnlyList<Invitation>> ReachedAsync(AppDbContext db, Collaboration collaboration, CancellationToken ct)
    {
        var letters = await db.EmailDeliveries.AsNoTracking()
            .Where(d => d.CollaborationId == collaboration.Id && d.InvitationId != null).OrderBy(d => d.Id)
            .Select(d => new { d.InvitationId, d.Recipient, d.State }).ToListAsync(ct);
        return [.. collaboration.Invitations.Where(i =>
        {
            var states = letters.Where(l => l.InvitationId == i.Id && l.Recipient == i.Email).Select(l => l.State).ToList();
            return states.Contains(EmailState.Accepted) && states[^1] != EmailState.Rejected;
        })];
    }

    private NoticeHead HeadOf(Collaboration about, CollaborationSide side, EmailAddressing to, string? page) => new(
        side, about.AgencyName, about.CustomerName, TaskTexts.NameIn(CultureInfo.GetCultureInfo(to.Language), about.TaskType, about.TaskPeriod),
        to.Name, page is null ? null : portal.Link(page).ToString());
}
