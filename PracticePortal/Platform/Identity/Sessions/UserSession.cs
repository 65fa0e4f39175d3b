namespace PracticePortal.Platform.Identity.Sessions;

/// <summary>How a person showed who they are when a session began.</summary>
public enum SessionProof
{
    /// <summary>By the password alone.</summary>
    Password,

    /// <summary>By a letter's link, where the sign-in was set up.</summary>
    Link,

    /// <summary>By a passkey, which the device gives after it has recognised the person.</summary>
    Passkey,

    /// <summary>By the password and a code of the authenticator app.</summary>
    Code,

    /// <summary>By the password and one of the recovery codes.</summary>
    RecoveryCode,
}

public static class SessionProofs
{
    /// <summary>Whether more was shown than a password or a letter.</summary>
    public static bool IsSecondFactor(this SessionProof? proof) => proof is SessionProof.Passkey or SessionProof.Code or SessionProof.RecoveryCode;
}

/// <summary>Why a session is over, where it did not run out by itself.</summary>
public enum SessionEnd
{
    LoggedOut,

    /// <summary>The person went on in another session: another hat, or another log-in in the same browser.</summary>
    Replaced,

    /// <summary>From the list of my sessions.</summary>
    EndedFromAfar,
    PasswordChanged,
    FactorChanged,

    /// <summary>The address was proven for the first time: whoever was in before may be somebody else.</summary>
    AddressProven,
}

/// <summary>
/// One log-in in one browser. The cookie points at it, and every instance asks it at every request, so that what is ended here is over
/// everywhere. Of two that end it at once one is told: going on with it, and ending it for good, must not both succeed.
/// </summary>
public sealed class UserSession
{
    public const int NetworkMaxLength = 45;
    public const int BrowserMaxLength = 300;

    /// <summary>A working day: whoever does nothing for this long logs in again.</summary>
    public static readonly TimeSpan LongestIdle = TimeSpan.FromHours(10);

    /// <summary>
    /// However busy a session is, it ends a day after its log-in. Each request renews the cookie, so without an end of its own a browser left
    /// open, or a stolen cookie that is kept in use, would stay logged in for ever. A day is longer than anybody works in one go.
    /// </summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromHours(24);

    /// <summary>How exactly <see cref="LastSeenAt"/> is kept: one write in this time, however many requests there are.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    private UserSession()
    {
    }

    public Guid Id { get; private init; }

    public Guid UserId { get; private init; }

    /// <summary>When the person logged in; going on with another hat makes it no younger.</summary>
    public DateTime StartedAt { get; private init; }

    public DateTime LastSeenAt { get; private init; }

    /// <summary>The network address at the start.</summary>
    public string Network { get; private init; } = "";

    /// <summary>The browser's own name for itself.</summary>
    public string Browser { get; private init; } = "";

    public SessionProof Proof { get; private init; }

    /// <summary>The challenge that a passkey answered at the start: no two sessions come of one, so an answer that was copied is worth nothing.</summary>
    public Guid? ChallengeId { get; private init; }

    public DateTime? EndedAt { get; private set; }

    public SessionEnd? EndedBy { get; private set; }

    public static UserSession Start(
        Guid userId, SessionProof proof, string network, string browser, DateTime now, Guid? challengeId = null) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            UserId = userId,
            StartedAt = now,
            LastSeenAt = now,
            Network = Shortened(network, NetworkMaxLength),
            Browser = Shortened(browser, BrowserMaxLength),
            Proof = proof,
            ChallengeId = challengeId,
        };

    /// <summary>The same log-in with new claims in its cookie; the caller ends this one.</summary>
    /// <param name="now">The time.</param>
    /// <param name="proof">What has been shown since; null when nothing was.</param>
    public UserSession GoOn(DateTime now, SessionProof? proof = null) => new()
    {
        Id = Guid.CreateVersion7(),
        UserId = UserId,
        StartedAt = StartedAt,
        LastSeenAt = now,
        Network = Network,
        Browser = Browser,
        Proof = proof ?? Proof,
    };

    public void End(SessionEnd why, DateTime now)
    {
        if (EndedAt is null)
        {
            (EndedAt, EndedBy) = (now, why);
        }
    }

    private static string Shortened(string text, int most) => text.Length > most ? text[..most] : text;
}
