namespace PracticePortal.Platform.Identity.Sessions;

/// <summary>What a cookie's session and its person are at this moment: all that a request has to ask, read in one go.</summary>
internal sealed record SessionState(
    Guid Id, Guid UserId, DateTime StartedAt, DateTime LastSeenAt, DateTime? EndedAt, SessionProof Proof, string? SecurityStamp, int RightsVersion)
{
    /// <param name="stamp">The one in the cookie; a changed password or factor made another.</param>
    /// <param name="activeAt">When the person last did something: now for a request, the last click for an open page.</param>
    /// <param name="now">The time.</param>
    public bool IsOpen(string? stamp, DateTime? activeAt, DateTime now) =>
        EndedAt is null && stamp == SecurityStamp && now - StartedAt <= UserSession.LongestLife && !IsIdle(activeAt ?? LastSeenAt, now);

    private bool IsIdle(DateTime activeAt, DateTime now) =>
        activeAt - LastSeenAt > UserSession.LongestIdle || now - (activeAt > LastSeenAt ? activeAt : LastSeenAt) > UserSession.LongestIdle;
}
