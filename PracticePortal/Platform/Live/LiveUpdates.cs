using System.Collections.Concurrent;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Platform.Live;

/// <summary>Tells open pages that something changed, those of other instances too. Carries no data: the page reads again with its own rights.</summary>
/// <param name="clock">Measures the pause between two readings of one page.</param>
/// <param name="logger">Told of pages that could not read.</param>
/// <param name="relay">Where other instances share the database; null where this process is the only one.</param>
public sealed class LiveUpdates(TimeProvider clock, ILogger<LiveUpdates> logger, LiveRelay? relay = null)
{
    /// <summary>A page reads again at most this often, however much happens.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<LiveTopic, ConcurrentDictionary<Guid, LiveListener>> _listeners = new();

    /// <summary>Calls <paramref name="refresh"/> after each change of the topic, until disposed. Disposing twice is safe.</summary>
    public IDisposable Subscribe(LiveTopic topic, Func<Task> refresh)
    {
        var id = Guid.NewGuid();
        var listener = new LiveListener(refresh, clock, logger);
        _listeners.GetOrAdd(topic, _ => new()).TryAdd(id, listener);
        return new Subscription(() =>
        {
            listener.Stop();
            if (_listeners.TryGetValue(topic, out var ofTopic))
            {
                ofTopic.TryRemove(id, out _);
            }
        });
    }

    /// <summary>Returns at once: neither a slow page nor another instance may hold up whoever saved. Call it after the commit.</summary>
    public void Publish(LiveTopic topic)
    {
        Tell(topic);
        relay?.Repeat(topic);
    }

    /// <summary>Tells the open pages of this instance only.</summary>
    internal void Tell(LiveTopic topic)
    {
        if (_listeners.TryGetValue(topic, out var ofTopic))
        {
            foreach (var listener in ofTopic.Values)
            {
                listener.Notify();
            }
        }
    }

    /// <summary>Every open page of this instance reads again: some change may not have been heard of.</summary>
    internal void TellAll()
    {
        foreach (var topic in _listeners.Keys)
        {
            Tell(topic);
        }
    }

    private sealed class Subscription(Action dispose) : IDisposable
    {
        public void Dispose() => dispose();
    }
}
