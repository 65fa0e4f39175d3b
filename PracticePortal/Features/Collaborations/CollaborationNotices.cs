using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations.Components;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Email;

namespace PracticePortal.Features.Collaborations;

/// <summary>Tells those who were asked, and the activating and the responsible consultant, what became of a request: a letter for each person.</summary>
public sealed class CollaborationNotices(TenantDbContextFactory contexts, OutgoingEmail emails, PortalOptions portal)
{
    /// <param name="messageId">The outbox row.</param>
    /// <param name="collaborationId">Whose people are told.</param>
    /// <param name="kind">What the letter is about.</param>
    /// <param name="write">Writes the letter for one person.</param>
    /// <param name="onlyAgency">The customer's people are not told.</param>
    /// <param name="ct">Cancelled when the server stops.</param>
    /// <exception cref="EmailDeferredException">One letter was not taken; those that were are not sent again.</exception>
    public async Task TellAsync(
        Guid messageId, Guid collaborationId, EmailKind kind, Func<Collaboration, Told, Letter> write, bool onlyAgency, CancellationToken ct)
    {
        var (collaboration, people) = await LoadAsync(collaborationId, onlyAgency, ct);
        var about = new EmailSubject(kind) { AgencyId = collaboration.AgencyId, CollaborationId = collaboration.Id };
        EmailDeferredException? deferred = null;
        foreach (var person in people)
        {
            try
            {
                await emails.SendOnceAsync(messageId, person.To, about, () => Task.FromResult<Letter?>(write(collaboration, person)), ct);
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
    }

    private async Task<(Collaboration Collaboration, IReadOnlyList<Told> People)> LoadAsync(Guid id, bool onlyAgency, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("collaboration notices", ct);
        var collaboration = await db.Collaborations.AsNoTracking().Include(c => c.Invitations).SingleAsync(c => c.Id == id, ct);
        var responsible = await db.Customers.Where(c => c.Id == collaboration.CustomerId).Select(c => c.ResponsibleId).SingleAsync(ct);
        var staff = await db.Members.AsNoTracking()
            .Where(m => m.AgencyId == collaboration.AgencyId && m.DeactivatedAt == null && (m.Id == collaboration.AskedById || m.Id == responsible))
            .Join(db.Users, m => m.UserId, u => u.Id, (m, u) => new { m.Name, m.Email, u.Language }).ToListAsync(ct);
        var agencyLink = portal.Link(CollaborationsTab.AddressOf(collaboration.CustomerId)).ToString();
        List<Told> people = [.. staff.Select(s => Told.At(
            CollaborationSide.Agency, new EmailAddressing(s.Name, s.Email, s.Language), agencyLink, collaboration))];
        if (!onlyAgency)
        {
            var customerLink = portal.Link("/my").ToString();
            var reached = await ReachedAsync(db, collaboration, ct);
            people.AddRange(collaboration.Invitations.Where(i => reached.Contains(i.Id) && people.All(p => p.To.Email != i.Email)).Select(i => Told.At(
                CollaborationSide.Customer, new EmailAddressing(i.Name, i.Email, i.Language), customerLink, collaboration)));
        }

        return (collaboration, people);
    }

    /// <summary>Those who have had the invitation: an address that refused it, or was never written to, has nothing to be told of.</summary>
    private static async Task<HashSet<Guid>> ReachedAsync(AppDbContext db, Collaboration collaboration, CancellationToken ct)
    {
        var states = await db.EmailDeliveries.AsNoTracking()
            .Where(d => d.CollaborationId == collaboration.Id && d.InvitationId != null).OrderBy(d => d.Id)
            .Select(d => new { d.InvitationId, d.State }).ToListAsync(ct);
        return [.. states.GroupBy(s => s.InvitationId!.Value).Where(g => g.Last().State == EmailState.Accepted).Select(g => g.Key)];
    }
}

/// <summary>One person who is told, on which side, with the words and the link that are theirs.</summary>
public sealed record Told(CollaborationSide Side, EmailAddressing To, string Link, string TaskText)
{
    internal static Told At(CollaborationSide side, EmailAddressing to, string link, Collaboration about) =>
        new(side, to, link, TaskTexts.NameIn(CultureInfo.GetCultureInfo(to.Language), about.TaskType, about.TaskPeriod));
}
