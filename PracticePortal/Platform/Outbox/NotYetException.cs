namespace PracticePortal.Platform.Outbox;

/// <summary>A handler says that it is not the row's turn: others of the same owner are in hand. That is no failure; the row is let go and due again later.</summary>
/// <param name="later">How much later.</param>
public sealed class NotYetException(TimeSpan later) : Exception("It is not its turn.")
{
    public TimeSpan Later { get; } = later;
}
