using System.Collections.Concurrent;

namespace PracticePortal.Platform.Identity;

/// <summary>Sessions that were logged out: a copy of their cookie opens nothing, and their open pages end.</summary>
public sealed class EndedSessions(TimeProvider clock)
{
    /// <summary>As long as a cookie of the session could still be good.</summary>
    private static readonly TimeSpan s_kept = IdentitySetUp.SessionLifetime + TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _ended = new();

    public void Add(string? session)
    {
        if (session is null)
        {
            return;
        }

        var now = clock.GetUtcNow();
        _ended[session] = now + s_kept;
        foreach (var (old, until) in _ended)
        {
            if (until < now)
            {
                _ended.TryRemove(old, out _);
            }
        }
    }

    public bool Contains(string? session) => session is not null && _ended.ContainsKey(session);
}
