using System.Collections.Concurrent;
using System.Threading.Channels;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Platform.Live;

/// <summary>What other instances have yet to be told. A topic waits here once, however often it changed meanwhile.</summary>
public sealed class LiveRelay
{
    private readonly ConcurrentDictionary<LiveTopic, bool> _waiting = new();
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Returns at once.</summary>
    public void Repeat(LiveTopic topic)
    {
        _waiting.TryAdd(topic, true);
        _bell.Writer.TryWrite(true);
    }

    /// <summary>Waits for the next ones and takes them. What is repeated from here on waits anew.</summary>
    internal async Task<IReadOnlyList<LiveTopic>> TakeAsync(CancellationToken ct)
    {
        await _bell.Reader.ReadAsync(ct);
        LiveTopic[] taken = [.. _waiting.Keys];
        foreach (var topic in taken)
        {
            _waiting.TryRemove(topic, out _);
        }

        return taken;
    }
}
