namespace PracticePortal.Platform.Outbox;

/// <summary>Something that must still happen because of an event: one row for each event and handler, saved with the change itself.</summary>
public sealed class OutboxMessage
{
    public const int NameMaxLength = 100;
    public const int ErrorMaxLength = 1000;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string EventName { get; private init; } = "";

    public string HandlerName { get; private init; } = "";

    /// <summary>The event as JSON; ids and names of its own, no secret.</summary>
    public string Payload { get; private init; } = "";

    public DateTime CreatedAt { get; private init; }

    /// <summary>Not before this.</summary>
    public DateTime DueAt { get; private set; }

    /// <summary>Until when a worker has it to itself; a dead worker's claim runs out.</summary>
    public DateTime? ClaimedUntil { get; private set; }

    /// <summary>How often it was claimed: the fence that lets only the last claimer finish. A concurrency token.</summary>
    public int Attempts { get; private set; }

    /// <summary>How often the handler failed. Tries that ended because the process died are not counted here.</summary>
    public int Failures { get; private set; }

    /// <summary>How often a claim ran out without an end, since its handler last came to one: its worker died.</summary>
    public int Deaths { get; private set; }

    public string LastError { get; private set; } = "";

    public DateTime? DoneAt { get; private set; }

    /// <summary>When it was given up; a portal administrator can run it again.</summary>
    public DateTime? FailedAt { get; private set; }

    /// <summary>Starts again from nothing; false when it was not given up.</summary>
    public bool RunAgain(DateTime now)
    {
        if (FailedAt is null)
        {
            return false;
        }

        (FailedAt, Failures, Deaths, DueAt) = (null, 0, 0, now);
        return true;
    }

    /// <summary>What it asked for is done, or asked for anew, elsewhere.</summary>
    public void Settle(DateTime now) => (FailedAt, DoneAt) = (null, now);

    /// <summary>Its handler has done its work.</summary>
    internal void Finish(DateTime now) => (DoneAt, ClaimedUntil) = (now, null);

    internal static OutboxMessage For(string eventName, string handlerName, string payload, DateTime now) =>
        new() { EventName = eventName, HandlerName = handlerName, Payload = payload, CreatedAt = now, DueAt = now };
}
