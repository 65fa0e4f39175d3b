using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Audit;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Live;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Administration;

/// <summary>Gives a row of the outbox that was given up all its tries back. Its handler looks at the state first, so nothing is done twice.</summary>
public sealed class RunAgain(PortalRights rights, IOutboxNudge nudge, LiveUpdates live, TimeProvider clock)
{
    public async Task<Result> ExecuteAsync(Guid messageId, CancellationToken ct)
    {
        await using var db = await rights.OpenAsync(ct);
        if (db is null || await db.Outbox.SingleOrDefaultAsync(m => m.Id == messageId, ct) is not { } message)
        {
            return CommonErrors.NotFound;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        if (!message.RunAgain(now))
        {
            return AdministrationErrors.NotFailed;
        }

        if (message.EventName == nameof(ProvisioningDue))
        {
            await RetryAsync(db, message, now, ct);
        }

        var told = new AuditFact("outbox-run-again") { Details = [message.HandlerName, message.Id.ToString()] };
        db.AuditEntries.Add(AuditEntry.Of(told, db.Scope.Actor, now));
        var saved = await db.TrySaveAsync(ct);
        if (saved.Succeeded)
        {
            nudge.Nudge();
            live.Publish(LiveTopic.Portal);
        }

        return saved;
    }

    /// <summary>
    /// The activation counts as failed by now, so its handler would do nothing: it is retried by its own verb, in a round and a row of its
    /// own. When the agency was quicker, or the request is closed, there is nothing left to do. Either way this row is settled.
    /// </summary>
    private static async Task RetryAsync(AppDbContext db, OutboxMessage message, DateTime now, CancellationToken ct)
    {
        var due = JsonSerializer.Deserialize<ProvisioningDue>(message.Payload, JsonSerializerOptions.Web)!;
        var collaboration = await db.Collaborations.SingleOrDefaultAsync(c => c.Id == due.CollaborationId, ct);
        if (collaboration is null)
        {
            return;
        }

        var isCurrent = collaboration.Provisioning.Round == due.Round;
        if (isCurrent && collaboration.Status == CollaborationStatus.Provisioning)
        {
            return; // its failure could not be recorded: the row itself runs again
        }

        if (isCurrent)
        {
            collaboration.Retry(await db.Customers.SingleAsync(c => c.Id == collaboration.CustomerId, ct));
        }

        message.Settle(now);
    }
}
