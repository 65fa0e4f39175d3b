using PracticePortal.Platform.Files;

namespace PracticePortal.Features.Scanner.Pictures;

/// <summary>What the portal asks a process of its own about a file.</summary>
internal interface IWorkerQuestion
{
    FileKind Kind { get; }

    WorkerLimits Limits { get; }

    /// <summary>Words of a command line.</summary>
    IReadOnlyList<string> ToWords();
}

/// <summary>What a process may take.</summary>
/// <param name="CpuSeconds">Of the process, and of each that it starts.</param>
/// <param name="Patience">For all of it.</param>
/// <param name="IsPatient">Others may have the processor first.</param>
internal sealed record WorkerLimits(int CpuSeconds, TimeSpan Patience, bool IsPatient = false);
