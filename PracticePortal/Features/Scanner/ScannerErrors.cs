using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner;

/// <summary>Why Scanner is not started.</summary>
public static class ScannerErrors
{
    /// <summary>A colleague was quicker, or it was there before.</summary>
    public static readonly Error Started = Error.Conflict("scanner-started");

    /// <summary>The organisation itself waits for the answer to an agency's request.</summary>
    public static readonly Error RequestWaits = Error.Conflict("scanner-request-waits");
}
