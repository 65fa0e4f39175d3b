namespace PracticePortal.Features.Provisioning;

/// <summary>How long the service at Spiris is waited for, and how often it is asked again, before the outbox takes over with its longer delays.</summary>
internal sealed record ServicePatience
{
    public static ServicePatience Default { get; } = new();

    /// <summary>One try, from connecting to the answer's last byte.</summary>
    public TimeSpan Try { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>All tries of one call, with the pauses between them.</summary>
    public TimeSpan InAll { get; init; } = TimeSpan.FromSeconds(35);

    /// <summary>How often one call is tried again.</summary>
    public int Again { get; init; } = 2;

    /// <summary>Before the second try; it doubles, and is scattered. A service that names a longer pause gets it, if it is no longer than a try.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Of so many tries within <see cref="CircuitWatch"/>, half must have failed for the circuit to open.</summary>
    public int CircuitTries { get; init; } = 10;

    public TimeSpan CircuitWatch { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>So long an open circuit fails at once, and spares a service that is down.</summary>
    public TimeSpan CircuitRest { get; init; } = TimeSpan.FromSeconds(15);
}
