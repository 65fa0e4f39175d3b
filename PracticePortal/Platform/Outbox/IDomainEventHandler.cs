using PracticePortal.Platform.Domain;

namespace PracticePortal.Platform.Outbox;

/// <summary>Does one thing that follows from an event. It may be run again at any time, so it first looks whether its work is done.</summary>
public interface IDomainEventHandler<in TEvent>
    where TEvent : IDomainEvent
{
    /// <param name="happened">What happened.</param>
    /// <param name="messageId">The outbox row's id: the same at each try, so a unique row of the handler's own can be made from it.</param>
    /// <param name="ct">Cancelled when the server stops; the row is delivered again later.</param>
    Task HandleAsync(TEvent happened, Guid messageId, CancellationToken ct);
}

/// <summary>A handler that has something to record once its last try has failed.</summary>
public interface IGivesUp<in TEvent>
    where TEvent : IDomainEvent
{
    Task GiveUpAsync(TEvent happened, Exception lastFailure, CancellationToken ct);
}
