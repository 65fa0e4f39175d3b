namespace PracticePortal.Platform.Outbox;

/// <summary>
/// Rows that are worked on side by side. Work that nobody has tried has a lane for each handler, so that one that hangs holds up its own
/// kind at most. What has failed has a narrow lane for each handler: pictures that cannot be read keep no letter from its second try. What a
/// process died of shares one lane, and there each row is alone.
/// </summary>
/// <param name="Handler">Whose rows these are; empty for the shared lane.</param>
/// <param name="HasFailed">They were tried before.</param>
/// <param name="IsCutOff">Their last claim ran out without an end.</param>
/// <param name="IsFewAtATime">They take a processor (<see cref="FewAtATimeAttribute"/>).</param>
public sealed record OutboxLane(string Handler, bool HasFailed = false, bool IsCutOff = false, bool IsFewAtATime = false)
{
    /// <summary>So many that their commits are shared: a letter waits for the disk and for the mail server, and hardly for a processor.</summary>
    private const int PlacesOfFirstTries = 32;
    private const int PlacesOfRetries = 2;

    /// <summary>More than read at once on any machine (<c>InterpretationSetUp</c>) would only wait in somebody's hands.</summary>
    private const int PlacesOfFew = 4;

    private static readonly TimeSpan s_placeKept = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_placeKeptOfFew = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_placeKeptAlone = TimeSpan.FromSeconds(15);

    public static readonly OutboxLane CutOff = new("", IsCutOff: true);

    /// <summary>How many of its rows one process works on at a time.</summary>
    public int Places => this switch
    {
        { IsCutOff: true } => 1,
        { HasFailed: true } => PlacesOfRetries,
        { IsFewAtATime: true } => PlacesOfFew,
        _ => PlacesOfFirstTries,
    };

    /// <summary>So many places must be free before more is claimed than somebody asks for: a claim is a commit, and is to be for many rows that are quick.</summary>
    public int PlacesOfAClaim => IsFewAtATime ? 1 : Math.Max(1, Places / 2);

    /// <summary>How long a row keeps its place; then it goes on by itself beside the next one. Whatever kills does so soon, and is to be alone until then.</summary>
    public TimeSpan PlaceKept => this switch
    {
        { IsCutOff: true } => s_placeKeptAlone,
        { IsFewAtATime: true } => s_placeKeptOfFew,
        _ => s_placeKept,
    };

    public static OutboxLane Of(string handler, bool hasFailed, bool wasCutOff, bool isFewAtATime = false) =>
        wasCutOff ? CutOff : new OutboxLane(handler, hasFailed, IsFewAtATime: isFewAtATime);

    /// <summary>The rows of this lane among others.</summary>
    public IQueryable<OutboxMessage> Among(IQueryable<OutboxMessage> messages) => this switch
    {
        { IsCutOff: true } => messages.Where(m => m.Deaths > 0),
        { HasFailed: true } => messages.Where(m => m.Deaths == 0 && m.Failures > 0 && m.HandlerName == Handler),
        _ => messages.Where(m => m.Deaths == 0 && m.Failures == 0 && m.HandlerName == Handler),
    };
}
