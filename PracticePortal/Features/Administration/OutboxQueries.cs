using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Administration;

/// <summary>How far a row of the outbox has come.</summary>
public enum OutboxState
{
    Failed,
    Waiting,
    Running,

    /// <summary>Done since midnight.</summary>
    Done,
}

/// <summary>What must still happen, what failed, and what was done today. No names: the rows are for whoever keeps the portal running.</summary>
public sealed class OutboxQueries(PortalRights rights, HandlerRegistry handlers, TimeProvider clock)
{
    public const int PageSize = 25;

    /// <summary>What can be filtered by.</summary>
    public IReadOnlyList<string> Handlers => [.. handlers.All.Select(h => h.HandlerName).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>One page; null for whoever may not.</summary>
    public async Task<OutboxList?> ListAsync(OutboxState state, string handler, int page, CancellationToken ct)
    {
        await using var db = await rights.OpenAsync(ct);
        if (db is null)
        {
            return null;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var all = db.Outbox.AsNoTracking();
        if (handler.Length > 0)
        {
            all = all.Where(m => m.HandlerName == handler);
        }

        var counts = new Dictionary<OutboxState, int>();
        foreach (var each in Enum.GetValues<OutboxState>())
        {
            counts[each] = await all.CountAsync(Is(each, now), ct);
        }

        var rows = all.Where(Is(state, now));
        var ordered = state switch
        {
            OutboxState.Failed => rows.OrderByDescending(m => m.FailedAt).ThenBy(m => m.Id),
            OutboxState.Waiting or OutboxState.Running => rows.OrderBy(m => m.DueAt).ThenBy(m => m.Id),
            OutboxState.Done => rows.OrderByDescending(m => m.DoneAt).ThenBy(m => m.Id),
        };
        var found = await ordered.Skip(page * PageSize).Take(PageSize + 1).ToListAsync(ct);
        return new OutboxList([.. found.Take(PageSize).Select(m => RowOf(m, now))], found.Count > PageSize, counts,
            await db.Installations.Select(i => i.HeldSince).SingleOrDefaultAsync(ct));
    }

    /// <summary>One row with its letters and the collaboration that it is about; null when there is none, and for whoever may not.</summary>
    public async Task<OutboxDetails?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = await rights.OpenAsync(ct);
        if (db is null || await db.Outbox.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct) is not { } message)
        {
            return null;
        }

        var letters = await db.EmailDeliveries.AsNoTracking().Where(d => d.OutboxMessageId == id).OrderBy(d => d.Id)
            .Select(d => new { d.Kind, d.State, d.Tries, d.Recipient, d.Answer, d.PreparedAt, d.AcceptedAt }).ToListAsync(ct);
        var collaborationId = CollaborationIn(message.Payload);
        return new OutboxDetails(
            RowOf(message, clock.GetUtcNow().UtcDateTime),
            [.. letters.Select(l => new LetterRow(
                l.Kind, l.State, l.Tries, EmailAddress.Mask(l.Recipient), EmailAddress.MaskIn(l.Answer), l.PreparedAt, l.AcceptedAt))],
            collaborationId is null ? null : await AboutAsync(db, collaborationId.Value, ct));
    }

    private static Task<OutboxSubject?> AboutAsync(AppDbContext db, Guid collaborationId, CancellationToken ct) =>
        db.Collaborations.AsNoTracking().Where(c => c.Id == collaborationId)
            .Select(c => new OutboxSubject(c.Id, c.AgencyName, c.CustomerName, c.Status, c.ActivatedAt)).SingleOrDefaultAsync(ct);

    private static Expression<Func<OutboxMessage, bool>> Is(OutboxState state, DateTime now)
    {
        var midnight = SwedishTime.ToUtc(SwedishTime.DayOf(now).ToDateTime(TimeOnly.MinValue));
        return state switch
        {
            OutboxState.Failed => m => m.FailedAt != null,
            OutboxState.Waiting => m => m.DoneAt == null && m.FailedAt == null && (m.ClaimedUntil == null || m.ClaimedUntil < now),
            OutboxState.Running => m => m.DoneAt == null && m.FailedAt == null && m.ClaimedUntil >= now,
            OutboxState.Done => m => m.DoneAt >= midnight,
        };
    }

    private OutboxRow RowOf(OutboxMessage m, DateTime now) => new(
        m.Id, m.EventName, m.HandlerName,
        m switch
        {
            { DoneAt: not null } => OutboxState.Done,
            { FailedAt: not null } => OutboxState.Failed,
            { ClaimedUntil: { } until } when until >= now => OutboxState.Running,
            _ => OutboxState.Waiting,
        },
        m.CreatedAt, m.DueAt, m.DoneAt, m.FailedAt, m.Attempts, m.Failures, m.Deaths,
        handlers.Find(m.EventName, m.HandlerName)?.Retries.MaxFailures, EmailAddress.MaskIn(m.LastError));

    /// <summary>The event's own property, or its facts'. A payload that this version cannot read names none.</summary>
    private static Guid? CollaborationIn(string payload)
    {
        try
        {
            using var json = JsonDocument.Parse(payload);
            var where = json.RootElement.TryGetProperty("facts", out var facts) ? facts : json.RootElement;
            return where.TryGetProperty("collaborationId", out var id) && id.TryGetGuid(out var guid) ? guid : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

/// <param name="HeldSince">Since when nothing is sent, as this is a restored copy; null when it sends.</param>
public sealed record OutboxList(IReadOnlyList<OutboxRow> Rows, bool HasMore, IReadOnlyDictionary<OutboxState, int> Counts, DateTime? HeldSince);

/// <param name="Deaths">How often a claim of it ran out without an end.</param>
/// <param name="MaxFailures">How often the handler may fail; null for one that this version does not know.</param>
/// <param name="LastError">What went wrong last, addresses masked.</param>
public sealed record OutboxRow(
    Guid Id, string EventName, string HandlerName, OutboxState State, DateTime CreatedAt, DateTime DueAt, DateTime? DoneAt, DateTime? FailedAt,
    int Attempts, int Failures, int Deaths, int? MaxFailures, string LastError)
{
    public string ShortId => $"…{Id.ToString("N")[^4..]}";
}

public sealed record OutboxDetails(OutboxRow Row, IReadOnlyList<LetterRow> Letters, OutboxSubject? About);

/// <summary>A letter that the row asked for.</summary>
public sealed record LetterRow(EmailKind Kind, EmailState State, int Tries, string Recipient, string Answer, DateTime PreparedAt, DateTime? AcceptedAt);

/// <summary>The collaboration that the row is about.</summary>
public sealed record OutboxSubject(Guid Id, string AgencyName, string CustomerName, CollaborationStatus Status, DateTime ActivatedAt);
