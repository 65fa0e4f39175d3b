namespace PracticePortal.Platform.Email;

/// <summary>
/// How long the mail server is waited for. After the final dot RFC 5321 (4.5.3.2) asks for ten minutes: a client that gives up
/// earlier sends again what the server has taken.
/// </summary>
public sealed record SmtpPatience
{
    public static SmtpPatience Default { get; } = new();

    /// <summary>Everything before the letter itself: a free connection, connecting, encryption, log-in, sender and recipient.</summary>
    public TimeSpan BeforeLetter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>From the letter's first byte to the server's answer after the final dot.</summary>
    public TimeSpan Letter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A connection that lay idle longer is asked whether it still lives before it is used.</summary>
    public TimeSpan TrustIdle { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>An idle connection is closed after this.</summary>
    public TimeSpan KeepIdle { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The answer to "are you still there?" and to a farewell.</summary>
    public TimeSpan ShortAnswer { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>No try to send lasts longer: whoever claims a letter claims it for more than this.</summary>
    public TimeSpan LongestTry => BeforeLetter + Letter;
}
