using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Audit;
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
}
