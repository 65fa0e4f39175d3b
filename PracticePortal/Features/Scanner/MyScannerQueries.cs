using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Data;

namespace PracticePortal.Features.Scanner;

/// <summary>What an organisation has of Scanner.</summary>
public enum MyScannerState
{
    NotStarted,

    /// <summary>The organisation itself waits for the answer to an agency's request.</summary>
    RequestWaits,

    Started,
}

/// <summary>Evidence of terms that were approved beside any agency's request.</summary>
public sealed record ScannerEvidence(Guid Id, int Number, DateTime ApprovedAt, string PersonName);

/// <param name="MayAct">An administrator reads.</param>
/// <param name="Administrators">Who may, by name.</param>
/// <param name="Terms">What awaits the organisation's approval; null when it has approved what applies now.</param>
/// <param name="StartedAt">Since when it uses Scanner.</param>
/// <param name="Evidence">The newest first.</param>
public sealed record MyScanner(
    MyScannerState State, bool MayAct, IReadOnlyList<string> Administrators, DocumentToRead? Terms, DateTime? StartedAt,
    IReadOnlyList<ScannerEvidence> Evidence);

/// <summary>What the customer's page about Scanner reads, with the organisation's own rights.</summary>
public sealed class MyScannerQueries(TenantDbContextFactory contexts, OrganisationRights rights, TimeProvider clock)
{
    /// <summary>Null for somebody who is not of the organisation.</summary>
    public async Task<MyScanner?> ReadAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        if (await rights.UserAsync(db, ct) is not { } person)
        {
            return null;
        }

        var id = person.OrganisationId;
        var isPending = await db.Organisations.AnyAsync(o => o.Id == id && o.Status == OrganisationStatus.Pending, ct);
        var started = await db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(
            s => s.OrganisationId == id && s.Service == Service.SpirisScanner && s.Status == SubscriptionStatus.Active, ct);
        var asked = await db.ScannerTermsAskedAsync(id, clock.GetUtcNow().UtcDateTime, ct);
        var administrators = await db.OrganisationUsers.AsNoTracking()
            .Where(u => u.OrganisationId == id && u.Role == OrganisationRole.OrganisationAdministrator).OrderBy(u => u.Name).Select(u => u.Name).ToListAsync(ct);
        var evidence = await db.TermsApprovals.AsNoTracking()
            .Where(a => a.OrganisationId == id && a.CollaborationId == null).OrderByDescending(a => a.Number).ThenBy(a => a.Id)
            .Select(a => new ScannerEvidence(a.Id, a.Number, a.ApprovedAt, a.PersonName)).ToListAsync(ct);
        return new MyScanner(
            started is not null ? MyScannerState.Started : isPending ? MyScannerState.RequestWaits : MyScannerState.NotStarted,
            person.Role == OrganisationRole.OrganisationAdministrator, administrators, DocumentToRead.Of(asked).SingleOrDefault(),
            started?.ActivatedAt, evidence);
    }

    /// <summary>The number of the version that an organisation which uses Scanner has yet to approve; null when there is none.</summary>
    public static async Task<int?> TermsWaitingAsync(AppDbContext db, Guid organisationId, DateTime now, CancellationToken ct)
    {
        var uses = await db.Subscriptions.AnyAsync(
            s => s.OrganisationId == organisationId && s.Service == Service.SpirisScanner && s.Status == SubscriptionStatus.Active, ct);
        return uses && await db.ScannerTermsAskedAsync(organisationId, now, ct) is [var asked, ..] ? asked.Number : null;
    }
}
