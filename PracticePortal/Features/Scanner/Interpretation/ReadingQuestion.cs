using System.Globalization;
using PracticePortal.Features.Scanner.Pictures;
using PracticePortal.Platform.Files;

namespace PracticePortal.Features.Scanner.Interpretation;

/// <summary>What the portal asks the process that reads, as words of a command line.</summary>
/// <param name="Kind">Of the file, whose bytes are the standard input.</param>
/// <param name="Page">From one.</param>
internal sealed record ReadingQuestion(FileKind Kind, int Page) : IWorkerQuestion
{
    public const string Command = "read";

    public IReadOnlyList<string> ToWords() => [Command, Kind.ToString(), Page.ToString(CultureInfo.InvariantCulture)];

    /// <summary>A page of small print takes OCR some ten seconds; it runs after everything else that wants the processor.</summary>
    public WorkerLimits Limits { get; } = new(CpuSeconds: 60, TimeSpan.FromSeconds(120), IsPatient: true);
}
