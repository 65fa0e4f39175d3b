using System.Globalization;
using PracticePortal.Platform.Files;

namespace PracticePortal.Features.Scanner.Pictures;

/// <summary>What the portal asks the process that decodes, as words of a command line.</summary>
/// <param name="Kind">Of the file, whose bytes are the standard input.</param>
/// <param name="Page">From one; null asks what the file is.</param>
/// <param name="QuarterTurns">Clockwise.</param>
internal sealed record PictureQuestion(FileKind Kind, int? Page = null, int QuarterTurns = 0) : IWorkerQuestion
{
    public const string Command = "picture";

    public IReadOnlyList<string> ToWords() => Page is { } page
        ? [Command, Kind.ToString(), page.ToString(CultureInfo.InvariantCulture), Turns.ToString(CultureInfo.InvariantCulture)]
        : [Command, Kind.ToString()];

    public WorkerLimits Limits { get; } = new(CpuSeconds: 20, TimeSpan.FromSeconds(30));

    /// <summary>Nought to three.</summary>
    public int Turns => ((QuarterTurns % 4) + 4) % 4;
}
