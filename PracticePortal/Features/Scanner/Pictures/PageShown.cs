using PracticePortal.Platform.Files;

namespace PracticePortal.Features.Scanner.Pictures;

/// <summary>A page as it is shown.</summary>
/// <param name="Original">Where the file is kept that it is in.</param>
/// <param name="Page">Of the original, from one.</param>
/// <param name="QuarterTurns">Clockwise, nought to three.</param>
public sealed record PageShown(FileKey Original, int Page, int QuarterTurns)
{
    /// <summary>Other pictures have another one.</summary>
    public string Tag => $"{Original.FileId:N}-{Page}-{QuarterTurns}";
}
