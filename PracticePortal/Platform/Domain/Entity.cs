namespace PracticePortal.Platform.Domain;

/// <summary>Something with an identity and a life. It changes by verbs, and says what happened by raising events.</summary>
public abstract class Entity
{
    private readonly List<IDomainEvent> _events = [];

    /// <summary>Made here and not by the database (version 7, so that rows lie in the order of their creation).</summary>
    public Guid Id { get; protected init; } = Guid.CreateVersion7();

    /// <summary>Counts the saved changes of this row; a save that started from an older one is refused.</summary>
    public int Version { get; private set; }

    /// <summary>What happened since the last save. Emptied by the save that writes what follows from it.</summary>
    public IReadOnlyList<IDomainEvent> TakeEvents()
    {
        IDomainEvent[] taken = [.. _events];
        _events.Clear();
        return taken;
    }

    internal void CountChange() => Version++;

    protected void Raise(IDomainEvent happened) => _events.Add(happened);
}
