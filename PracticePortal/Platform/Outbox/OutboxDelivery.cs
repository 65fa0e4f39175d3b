using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Live;
using PracticePortal.Platform.Telemetry;

namespace PracticePortal.Platform.Outbox;

/// <summary>One row's delivery: claim, handle, finish. The claim is a conditional update and the finish is fenced by it.</summary>
public sealed class OutboxDelivery(
    TenantDbContextFactory contexts, HandlerRegistry handlers, IServiceScopeFactory scopes, OutboxFailures failures, LiveUpdates live,
    PortalMeter meter, TimeProvider clock, ILogger<OutboxDelivery> logger)
{
    /// <summary>A dead worker's row is free again after this; a living one renews its claim however long its handler takes.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan s_renewal = TimeSpan.FromSeconds(15);

    /// <summary>False when somebody else has the row, or it is done.</summary>
    public async Task<bool> TryDeliverAsync(Guid id, CancellationToken ct)
    {
        if (await TryClaimAsync(id, ct) is not { } message)
        {
            return false;
        }

        var failure = await RunAsync(message, ct);
        if (failure is null)
        {
            await FinishAsync(message);
            meter.Delivered(message.HandlerName);
            return true;
        }

        logger.LogWarning(failure, "{Handler} of outbox row {MessageId} failed (failure {Failures})", message.HandlerName, id, message.Failures + 1);
        await failures.RecordAsync(message, failure, CancellationToken.None);
        return true;
    }

    private async Task<OutboxMessage?> TryClaimAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("outbox", ct);
        var message = await db.Outbox.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct);
        if (message is null)
        {
            return null;
        }

        var until = Now + Claim;
        var claimed = await db.Outbox
            .Where(m => m.Id == id && m.Attempts == message.Attempts && m.DoneAt == null && m.FailedAt == null && m.ClaimedUntil == null)
            .Where(_ => !db.Installations.Any(i => i.HeldSince != null)) // a hold bites at the next row, in the middle of a lane as well
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntil, until).SetProperty(m => m.Attempts, m => m.Attempts + 1), ct);
        if (claimed != 1)
        {
            return null;
        }

        live.Publish(LiveTopic.Portal);
        return message;
    }

    private async Task<Exception?> RunAsync(OutboxMessage message, CancellationToken ct)
    {
        if (handlers.Find(message.EventName, message.HandlerName) is not { } handler)
        {
            return new InvalidOperationException($"No handler {message.HandlerName} for {message.EventName} in this version.");
        }

        using var done = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var renewing = RenewClaimAsync(message, done.Token);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await handler.HandleAsync(scope.ServiceProvider, message, ct);
            return null;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await ReleaseAsync(message); // the server stops; the next start takes it up at once
            throw;
        }
        catch (Exception failure)
        {
            return failure;
        }
        finally
        {
            await done.CancelAsync();
            await renewing;
        }
    }

    private async Task RenewClaimAsync(OutboxMessage message, CancellationToken done)
    {
        using var timer = new PeriodicTimer(s_renewal, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                await RenewClaimOnceAsync(message, done);
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // The handler has ended; nothing is left to renew.
        }
    }

    /// <summary>A database that is away at one of the ticks may be back at the next one, before the claim is over.</summary>
    private async Task RenewClaimOnceAsync(OutboxMessage message, CancellationToken done)
    {
        try
        {
            var until = Now + Claim;
            await using var db = await contexts.CreateSystemAsync("outbox", done);
            await db.Outbox.Where(m => m.Id == message.Id && m.Attempts == message.Attempts + 1 && m.DoneAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntil, until), done);
        }
        catch (Exception failure) when (!done.IsCancellationRequested)
        {
            logger.LogWarning(failure, "The claim of outbox row {MessageId} could not be renewed", message.Id);
        }
    }

    private async Task ReleaseAsync(OutboxMessage message)
    {
        await using var db = await contexts.CreateSystemAsync("outbox", CancellationToken.None);
        await db.Outbox.Where(m => m.Id == message.Id && m.Attempts == message.Attempts + 1)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntil, (DateTime?)null), CancellationToken.None);
    }

    /// <summary>Also when the server is about to stop: what is done is written down.</summary>
    private async Task FinishAsync(OutboxMessage message)
    {
        var now = Now;
        await using var db = await contexts.CreateSystemAsync("outbox", CancellationToken.None);
        await db.Outbox
            .Where(m => m.Id == message.Id && m.Attempts == message.Attempts + 1) // the fence
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.DoneAt, now).SetProperty(m => m.ClaimedUntil, (DateTime?)null), CancellationToken.None);
        live.Publish(LiveTopic.Portal);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
