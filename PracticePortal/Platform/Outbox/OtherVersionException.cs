namespace PracticePortal.Platform.Outbox;

/// <summary>
/// This version cannot do the row: it has no such handler, or cannot read what the event says. While versions change one after the other on one
/// database, another instance can, so the row is no failure: it is left for a while, again and again.
/// </summary>
/// <param name="message">What it does not know.</param>
/// <param name="cause">Why it could not be read; null for an unknown handler.</param>
public sealed class OtherVersionException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Longer than versions work side by side; after it nobody is coming any more, and the row is given up and shown so.</summary>
    public static readonly TimeSpan LeftFor = TimeSpan.FromDays(1);

    /// <summary>Short enough that whoever knows the row does it within two minutes.</summary>
    public static readonly TimeSpan LookedAtEvery = TimeSpan.FromSeconds(20);
}
