namespace PracticePortal.Tests.Support;

/// <summary>What the tests' store does with a request.</summary>
public enum S3Fault
{
    None,

    /// <summary>500, and nothing is done.</summary>
    Error,

    /// <summary>503, and nothing is done.</summary>
    SlowDown,

    /// <summary>Never answers and does nothing.</summary>
    Hang,

    /// <summary>Hangs up without an answer, and nothing is done.</summary>
    Drop,

    /// <summary>Does it and hangs up without an answer.</summary>
    DropAfterDoing,

    /// <summary>Does it once the caller has given up waiting.</summary>
    Late,

    /// <summary>Breaks off in the middle of a file.</summary>
    HalfAnswer,

    /// <summary>Stops in the middle of a file and keeps the line open.</summary>
    StalledAnswer,

    /// <summary>Sends a file as long as the one that was kept, and not the same.</summary>
    OtherBytes,
}
