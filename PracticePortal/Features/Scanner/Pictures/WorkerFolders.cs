using System.Diagnostics;
using System.Globalization;

namespace PracticePortal.Features.Scanner.Pictures;

/// <summary>
/// The temporary folders of the processes that decode. Each is named after the portal that started its process and goes with it; what a portal
/// that was killed left, the next start on the machine removes.
/// </summary>
internal sealed partial class WorkerFolders(ILogger<WorkerFolders> log) : IHostedService
{
    private const string Prefix = "portal-picture-";

    public static DirectoryInfo Create() => Directory.CreateTempSubdirectory(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-"));

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var folder in new DirectoryInfo(Path.GetTempPath()).EnumerateDirectories($"{Prefix}*").Where(IsLeft))
        {
            try
            {
                folder.Delete(recursive: true);
            }
            catch (Exception kept) when (kept is UnauthorizedAccessException or IOException)
            {
                LogKept(kept, folder.Name); // another user's, or its process still writes: no reason not to start
            }
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>In a container the dead portal had the number that this one has.</summary>
    private static bool IsLeft(DirectoryInfo folder)
    {
        if (!int.TryParse(folder.Name[Prefix.Length..].Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        try
        {
            using var portal = Process.GetProcessById(id);
            return id == Environment.ProcessId && folder.CreationTimeUtc < portal.StartTime.ToUniversalTime();
        }
        catch (ArgumentException)
        {
            return true; // there is no such process
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The temporary folder {Name} of a portal that ended could not be removed.")]
    private partial void LogKept(Exception kept, string name);
}
