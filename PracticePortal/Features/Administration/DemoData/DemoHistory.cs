using PracticePortal.Platform.Audit;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Administration.DemoData;

/// <summary>Keeps what is said to have happened with its time and its actor, and writes it as a history in that order.</summary>
internal sealed class DemoHistory
{
    private readonly List<(AuditFact Fact, Actor Actor, DateTime At)> _facts = [];

    public void Tell(Entity entity, Actor actor, DateTime at) =>
        _facts.AddRange(entity.TakeEvents().OfType<IAuditedEvent>().Select(happened => (happened.ToAudit(), actor, at)));

    /// <summary>The ids carry the times, too, as histories are read in the order of ids.</summary>
    public IEnumerable<AuditEntry> Write()
    {
        var last = DateTime.UnixEpoch;
        foreach (var (fact, actor, at) in _facts.OrderBy(f => f.At))
        {
            last = at > last ? at : last.AddMilliseconds(1);
            yield return AuditEntry.Of(fact, actor, at, Guid.CreateVersion7(new DateTimeOffset(last, TimeSpan.Zero)));
        }
    }
}
