using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Live;

namespace PracticePortal.Platform.Outbox;

/// <summary>Takes rows for a worker of this process, several in one statement, so that no two workers have the same one.</summary>
public sealed class OutboxClaims(TenantDbContextFactory contexts, DatabaseOptions database, LiveUpdates live, TimeProvider clock)
{
    /// <summary>A dead worker's row is free again after this; a living one renews its claim however long its handler takes.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan s_renewal = TimeSpan.FromSeconds(15);

    /// <summary>Claims what is due and free, the oldest first; nothing while the installation is held.</summary>
    /// <param name="which">Those among all that are meant.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="ct">Cancelled when the server stops.</param>
    /// <returns>The rows as they are now: <see cref="OutboxMessage.Attempts"/> is the claim's number.</returns>
    public async Task<IReadOnlyList<OutboxMessage>> ClaimAsync(
        Func<IQueryable<OutboxMessage>, IQueryable<OutboxMessage>> which, int most, CancellationToken ct)
    {
        var now = Now;
        await using var db = await contexts.CreateSystemAsync("outbox", ct);
        await using var free = which(db.Outbox.Due(now))
            .Where(_ => !db.Installations.Any(i => i.HeldSince != null)) // a hold bites at the next claim, in the middle of a lane as well
            .OrderBy(m => m.DueAt).ThenBy(m => m.Id).Select(m => m.Id).Take(most).CreateDbCommand();
        var until = db.Outbox.EntityType.FindProperty(nameof(OutboxMessage.ClaimedUntil))!.GetRelationalTypeMapping()
            .CreateParameter(free, "claimedUntil", now + Duration);
        var claim = $"""
            WITH free AS MATERIALIZED ({free.CommandText}{SkipsClaimed})
            UPDATE "Outbox" SET "ClaimedUntil" = @claimedUntil, "Attempts" = "Attempts" + 1
            WHERE "Id" IN (SELECT "Id" FROM free)
            RETURNING *
            """;
        object[] parameters = [.. free.Parameters.Cast<DbParameter>(), until];
        free.Parameters.Clear();
        ct.ThrowIfCancellationRequested();
        var claimed = await db.Outbox.FromSqlRaw(claim, parameters).AsNoTracking()
            .ToListAsync(CancellationToken.None); // rows that are claimed and not read would be nobody's for a minute
        if (claimed.Count > 0)
        {
            live.Publish(LiveTopic.Portal);
        }

        return [.. claimed.OrderBy(m => m.DueAt).ThenBy(m => m.Id)];
    }

    /// <summary>Keeps the claim until it is told that the work is done.</summary>
    /// <param name="message">As it was claimed.</param>
    /// <param name="failed">Told of a renewal that did not go well: a database that is away at one of the ticks may be back at the next one.</param>
    /// <param name="done">Ends it.</param>
    public async Task KeepAsync(OutboxMessage message, Action<Exception> failed, CancellationToken done)
    {
        using var timer = new PeriodicTimer(s_renewal, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                await RenewAsync(message, failed, done);
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // The handler has ended; nothing is left to renew.
        }
    }

    /// <summary>Gives it back as it was.</summary>
    public async Task ReleaseAsync(OutboxMessage message)
    {
        await using var db = await contexts.CreateSystemAsync("outbox", CancellationToken.None);
        await db.Outbox.ClaimedAs(message).ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntil, (DateTime?)null), CancellationToken.None);
    }

    /// <summary>Gives it back for later, as it was: its handler did nothing with it.</summary>
    public async Task PutOffAsync(OutboxMessage message, TimeSpan later)
    {
        var due = Now + later;
        await using var db = await contexts.CreateSystemAsync("outbox", CancellationToken.None);
        await db.Outbox.ClaimedAs(message).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.ClaimedUntil, (DateTime?)null).SetProperty(m => m.DueAt, due), CancellationToken.None);
    }

    private async Task RenewAsync(OutboxMessage message, Action<Exception> failed, CancellationToken done)
    {
        try
        {
            var until = Now + Duration;
            await using var db = await contexts.CreateSystemAsync("outbox", done);
            await db.Outbox.ClaimedAs(message).ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntil, until), done);
        }
        catch (Exception failure) when (!done.IsCancellationRequested)
        {
            failed(failure);
        }
    }

    /// <summary>What another instance is claiming at this moment is not waited for. SQLite lets its writers in one by one.</summary>
    private string SkipsClaimed => database.Provider == DatabaseProvider.PostgreSql ? " FOR UPDATE SKIP LOCKED" : "";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
