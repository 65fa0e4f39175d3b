using PracticePortal.Platform.Audit;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Installations;
using PracticePortal.Platform.Live;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Administration;

/// <summary>Says that a restored database is the one that serves customers now: what waits in it is sent.</summary>
public sealed class ConfirmInstallation(PortalRights rights, IOutboxNudge nudge, LiveUpdates live, TimeProvider clock)
{
    public async Task<Result> ExecuteAsync(CancellationToken ct)
    {
        await using var db = await rights.OpenAsync(ct);
        if (db is null)
        {
            return CommonErrors.NotFound;
        }

        if (!await InstallationKeeper.ConfirmAsync(db, ct))
        {
            return AdministrationErrors.NotHeld;
        }

        db.AuditEntries.Add(AuditEntry.Of(new AuditFact(InstallationCommands.Confirmed), db.Scope.Actor, clock.GetUtcNow().UtcDateTime));
        var saved = await db.TrySaveAsync(ct);
        if (saved.Succeeded)
        {
            nudge.Nudge();
            live.Publish(LiveTopic.Portal);
        }

        return saved;
    }
}
