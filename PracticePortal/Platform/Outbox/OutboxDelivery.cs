using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Telemetry;

namespace PracticePortal.Platform.Outbox;

/// <summary>What is done with a row that was claimed: its handler runs, and the end is written down, fenced by the number of the claim.</summary>
public sealed class OutboxDelivery(
    OutboxClaims claims, HandlerRegistry handlers, IServiceScopeFactory scopes, OutboxFailures failures, PortalMeter meter, TimeProvider clock,
    ILogger<OutboxDelivery> logger)
{
    /// <param name="message">As it was claimed.</param>
    /// <param name="ct">Cancelled when the server stops: the row is let go.</param>
    public async Task DeliverAsync(OutboxMessage message, CancellationToken ct)
    {
        if (handlers.Find(message.EventName, message.HandlerName) is not { } handler)
        {
            await FailAsync(message, new OtherVersionException($"No handler {message.HandlerName} for {message.EventName} in this version."));
            return;
        }

        Exception? failure;
        try
        {
            failure = await RunAsync(handler, message, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await claims.ReleaseAsync(message); // the server stops; the next start takes it up at once
            throw;
        }

        if (failure is NotYetException { Later: var later })
        {
            await claims.PutOffAsync(message, later);
        }
        else if (failure is not null)
        {
            await FailAsync(message, failure);
        }
    }

    /// <summary>Keeps the claim until the end is written down, and no longer: a failure gives it back.</summary>
    private async Task<Exception?> RunAsync(HandlerRegistration handler, OutboxMessage message, CancellationToken ct)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var keeping = claims.KeepAsync(
            message, failure => logger.LogWarning(failure, "The claim of outbox row {MessageId} could not be renewed", message.Id), done.Token);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await HandleAsync(handler, scope.ServiceProvider, message, ct);
        }
        finally
        {
            await done.CancelAsync();
            await keeping;
        }
    }

    private async Task<Exception?> HandleAsync(HandlerRegistration handler, IServiceProvider services, OutboxMessage message, CancellationToken ct)
    {
        try
        {
            await handler.HandleAsync(services, message, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            return failure;
        }

        await services.GetRequiredService<EndOfRow>().SaveAsync((db, isFirst) => FinishAsync(db, message, isFirst));
        meter.Delivered(message.HandlerName);
        return null;
    }

    private async Task FailAsync(OutboxMessage message, Exception failure)
    {
        logger.LogWarning(
            failure, "{Handler} of outbox row {MessageId} failed (failure {Failures})", message.HandlerName, message.Id, message.Failures + 1);
        await failures.RecordAsync(message, failure, CancellationToken.None);
    }

    /// <summary>Also when the server is about to stop: what is done is written down. The number of the claim is the row's concurrency token.</summary>
    private async Task FinishAsync(AppDbContext db, OutboxMessage message, bool isFirst)
    {
        if ((isFirst ? db.Attach(message).Entity : await db.Outbox.ClaimedAs(message).SingleOrDefaultAsync()) is { } row) // else somebody else has it
        {
            row.Finish(clock.GetUtcNow().UtcDateTime);
            db.PendingTopics.Add(LiveTopic.Portal);
        }
    }
}
