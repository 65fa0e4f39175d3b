namespace PracticePortal.Platform.Outbox;

/// <summary>Wakes the worker after a commit. Losing it costs seconds, never a letter; so it never throws into the act that is done.</summary>
public interface IOutboxNudge
{
    void Nudge();
}
