namespace PracticePortal.Platform.Files.S3;

/// <summary>How long a store elsewhere is waited for, and how often it is asked again.</summary>
internal sealed record S3Patience
{
    public static S3Patience Default { get; } = new();

    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>One try, until its answer begins: the largest file must have gone there meanwhile.</summary>
    public TimeSpan Try { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Between two pieces of an answer.</summary>
    public TimeSpan Piece { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a try that failed is made again; the client makes the pauses between them longer and scatters them.</summary>
    public int Again { get; init; } = 2;
}
