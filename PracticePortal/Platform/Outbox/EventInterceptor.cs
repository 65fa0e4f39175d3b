using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PracticePortal.Platform.Audit;
using PracticePortal.Platform.Audit.Chain;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Live;

namespace PracticePortal.Platform.Outbox;

/// <summary>
/// Turns what happened into rows of the same save: history, and the outbox. After the save it tells open pages and nudges the worker.
/// It keeps no state, as one interceptor serves many contexts. No code opens a transaction of its own, so a save is a commit.
/// </summary>
public sealed class EventInterceptor(HandlerRegistry handlers, LiveUpdates live, IOutboxNudge nudge, TimeProvider clock) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (AppDbContext)eventData.Context!;
        var now = clock.GetUtcNow().UtcDateTime;
        db.ChangeTracker.DetectChanges();
        List<IDomainEvent> happened = [.. db.ChangeTracker.Entries<Entity>().SelectMany(e => e.Entity.TakeEvents()), .. db.PendingEvents];
        db.PendingEvents.Clear();
        foreach (var entry in db.ChangeTracker.Entries<Entity>().Where(e => e.State == EntityState.Modified))
        {
            entry.Entity.CountChange();
        }

        var writing = TimeProvider.System.GetUtcNow(); // the history is read by id, and ids of one millisecond come in no order
        db.AuditEntries.AddRange(happened.OfType<IAuditedEvent>().Select((e, place) => AuditEntry.Of(
            e.ToAudit(), db.Scope.Actor, now, Guid.CreateVersion7(writing.AddMilliseconds(place)))));
        OpenSeals(db);
        if (db.DeliversEvents)
        {
            OutboxMessage[] messages = [.. happened.SelectMany(e => handlers.MessagesFor(e, now))];
            db.Outbox.AddRange(messages);
            db.HasNewOutboxRows = messages.Length > 0;
        }

        db.TellAfterCommit = () => Tell(db);
        db.PendingTopics.AddRange(happened.OfType<ILiveEvent>().SelectMany(e => e.Topics()));
        db.ChangeTracker.DetectChanges();
        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        ((AppDbContext)eventData.Context!).TellAfterCommit();
        return base.SavedChangesAsync(eventData, result, cancellationToken);
    }

    private void Tell(AppDbContext db)
    {
        if (db.HasNewOutboxRows)
        {
            db.HasNewOutboxRows = false;
            db.PendingTopics.Add(LiveTopic.Portal);
            nudge.Nudge();
        }

        foreach (var topic in db.PendingTopics.Distinct())
        {
            live.Publish(topic);
        }

        db.PendingTopics.Clear();
    }

    /// <summary>One for each new entry, also for one that nobody raised an event for; a save that is tried again has them already.</summary>
    private static void OpenSeals(AppDbContext db)
    {
        var opened = db.ChangeTracker.Entries<AuditSeal>().Select(s => s.Entity.EntryId).ToHashSet();
        db.AuditSeals.AddRange(db.ChangeTracker.Entries<AuditEntry>()
            .Where(e => e.State == EntityState.Added && !opened.Contains(e.Entity.Id)).Select(e => AuditSeal.For(e.Entity)).ToList());
    }
}
