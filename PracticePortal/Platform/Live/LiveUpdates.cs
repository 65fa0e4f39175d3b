using System.Collections.Concurrent;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Platform.Live;

/// <summary>Tells open pages that something changed. Carries no data: the page reads again with its own rights.</summary>
public sealed class LiveUpdates(TimeProvider clock, ILogger<LiveUpdates> logger)
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

    /// <summary>Returns at once: a slow page must not hold up whoever saved.</summary>
    public void Publish(LiveTopic topic)
    {
        if (_listeners.TryGetValue(topic, out var ofTopic))
        {
            foreach (var listener in ofTopic.Values)
            {
                listener.Notify();
            }
        }
    }

    private sealed class Subscription(Action dispose) : IDisposable
    {
        public void Dispose() => dispose();
    }
}
