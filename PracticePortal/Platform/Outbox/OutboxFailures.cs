using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Live;
using PracticePortal.Platform.Telemetry;

namespace PracticePortal.Platform.Outbox;

/// <summary>
/// What becomes of a row that was not done: its handler failed, or its claim ran out without an end, as when the process died. The two are counted
/// apart. A row is blamed for its handler's failures; that it was in hand when a process died says little, until it was so again and again.
/// </summary>
public sealed class OutboxFailures(
    TenantDbContextFactory contexts, HandlerRegistry handlers, IServiceScopeFactory scopes, LiveUpdates live, PortalMeter meter,
    TimeProvider clock, ILogger<OutboxFailures> logger)
{
    /// <summary>So often a row goes on at once after a claim that ran out; from then on it waits, longer each time.</summary>
    public const int DeathsBeforeWaiting = 2;

    /// <summary>Hours apart by then: this is no accident any more.</summary>
    public const int MostDeaths = 10;

    private static readonly TimeSpan s_longestWait = TimeSpan.FromHours(1);

    /// <summary>The handler failed: tried again later, or given up.</summary>
    public async Task RecordAsync(OutboxMessage message, Exception failure, CancellationToken ct)
    {
        var now = Now;
        var (count, delay, givenUp) = Judge(message, failure, now);
        if (givenUp && !await GiveUpAsync(message, db => db.Outbox.ClaimedAs(message), failure, ct))
        {
            return;
        }

        now = Now;
        var due = now + Scatter(delay);
        var error = $"{failure.GetType().Name}: {failure.Message}";
        await using var db = await contexts.CreateSystemAsync("outbox", ct);
        await db.Outbox
            .ClaimedAs(message)
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.Failures, count)
                    .SetProperty(m => m.Deaths, 0) // the process outlived it
                    .SetProperty(m => m.LastError, error.Length > OutboxMessage.ErrorMaxLength ? error[..OutboxMessage.ErrorMaxLength] : error)
                    .SetProperty(m => m.DueAt, due)
                    .SetProperty(m => m.FailedAt, givenUp ? now : null)
                    .SetProperty(m => m.ClaimedUntil, (DateTime?)null),
                ct);
        meter.Failed(message.HandlerName, givenUp);
        live.Publish(LiveTopic.Portal);
    }

    /// <returns>How many failures it has now, when it is tried again, and whether it is given up instead.</returns>
    private (int Failures, TimeSpan Delay, bool GivenUp) Judge(OutboxMessage message, Exception failure, DateTime now)
    {
        if (failure is OtherVersionException || handlers.Find(message.EventName, message.HandlerName) is not { Retries: var retries })
        {
            return (message.Failures, OtherVersionException.LookedAtEvery, now - message.CreatedAt > OtherVersionException.LeftFor);
        }

        var count = message.Failures + 1;
        return (count, retries.DelayAfter(count), count >= retries.MaxFailures);
    }

    /// <summary>Frees every row whose claim was over before a moment: whoever had it neither finished nor renewed it.</summary>
    public async Task RecordDeathsAsync(DateTime claimedBefore, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("outbox", ct);
        foreach (var message in (await Abandoned(db, claimedBefore).AsNoTracking().ToListAsync(ct)).OrderBy(m => m.Id))
        {
            await RecordDeathAsync(db, message, ct);
        }
    }

    /// <summary>On PostgreSQL without those that a forsaken transaction still locks: waiting for one would hold up all the others.</summary>
    private static IQueryable<OutboxMessage> Abandoned(AppDbContext db, DateTime claimedBefore) => db is PostgresDbContext
        ? db.Outbox.FromSql($"""
            SELECT * FROM "Outbox" WHERE "ClaimedUntil" < {claimedBefore} AND "DoneAt" IS NULL AND "FailedAt" IS NULL FOR UPDATE SKIP LOCKED
            """)
        : db.Outbox.Where(m => m.ClaimedUntil < claimedBefore && m.DoneAt == null && m.FailedAt == null);

    private async Task RecordDeathAsync(AppDbContext db, OutboxMessage message, CancellationToken ct)
    {
        var deaths = message.Deaths + 1;
        var givenUp = deaths >= MostDeaths;
        var error = deaths <= DeathsBeforeWaiting
            ? message.LastError
            : $"It was taken up {deaths} times and came to no end: each time its worker died or lost the database.";
        if (givenUp && !await GiveUpAsync(
            message, all => all.Outbox.ClaimedAs(message).Where(m => m.ClaimedUntil == message.ClaimedUntil), new InvalidOperationException(error), ct))
        {
            return;
        }

        var now = Now;
        var due = deaths <= DeathsBeforeWaiting ? message.DueAt : now + Scatter(WaitAfter(deaths));
        var recorded = await db.Outbox.ClaimedAs(message).Where(m => givenUp || m.ClaimedUntil == message.ClaimedUntil)
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.Deaths, deaths)
                    .SetProperty(m => m.LastError, error)
                    .SetProperty(m => m.DueAt, due)
                    .SetProperty(m => m.FailedAt, givenUp ? now : null)
                    .SetProperty(m => m.ClaimedUntil, (DateTime?)null),
                ct);
        if (recorded == 1 && deaths > DeathsBeforeWaiting)
        {
            logger.LogError("Outbox row {MessageId} ({Handler}) was taken up {Deaths} times and came to no end", message.Id, message.HandlerName, deaths);
            live.Publish(LiveTopic.Portal);
        }
    }

    /// <summary>
    /// Recorded before the row is marked, so that a crash in between repeats it; it is idempotent as every handler is. Whoever does it holds the claim
    /// as it was found: a worker that overslept gives nothing up that somebody else works on.
    /// </summary>
    /// <returns>False when somebody else has the row.</returns>
    private async Task<bool> GiveUpAsync(
        OutboxMessage message, Func<AppDbContext, IQueryable<OutboxMessage>> held, Exception failure, CancellationToken ct)
    {
        var until = Now + OutboxClaims.Duration;
        await using (var db = await contexts.CreateSystemAsync("outbox", ct))
        {
            if (await held(db).Where(m => m.ClaimedUntil != null).ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntil, until), ct) == 0)
            {
                return false;
            }
        }

        if (handlers.Find(message.EventName, message.HandlerName) is not { } handler)
        {
            return true;
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await handler.GiveUpAsync(scope.ServiceProvider, message, failure, ct);
        }
        catch (Exception second) when (!ct.IsCancellationRequested)
        {
            logger.LogError(second, "{Handler} of outbox row {MessageId} could not record that it gave up", message.HandlerName, message.Id);
        }

        return true;
    }

    /// <summary>1, 2, 4 … minutes.</summary>
    private static TimeSpan WaitAfter(int deaths)
    {
        var grown = TimeSpan.FromMinutes(Math.Pow(2, deaths - DeathsBeforeWaiting - 1));
        return grown < s_longestWait ? grown : s_longestWait;
    }

    /// <summary>A fifth more or less, so that rows that failed together come back apart.</summary>
    private static TimeSpan Scatter(TimeSpan delay) => delay * (0.8 + (0.4 * Random.Shared.NextDouble()));

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
