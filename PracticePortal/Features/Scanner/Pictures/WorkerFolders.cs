namespace PracticePortal.Features.Scanner.Pictures;

/// <summary>Removes, at the start, the temporary folders that portals left which were killed.</summary>
internal sealed partial class WorkerFolders(TimeProvider clock, ILogger<WorkerFolders> log) : IHostedService
{
    /// <summary>A folder without a lock may be on its way to one.</summary>
    private static readonly TimeSpan s_young = TimeSpan.FromHours(1);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var folder in new DirectoryInfo(Path.GetTempPath()).EnumerateDirectories($"{WorkerFolder.Prefix}*").Where(IsLeft))
            {
                folder.Delete(recursive: true);
            }
        }
        catch (Exception kept) when (kept is UnauthorizedAccessException or IOException)
        {
            LogKept(kept); // another user's, or its process still writes: no reason not to start
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private bool IsLeft(DirectoryInfo folder) => WorkerFolder.IsHeld(folder) switch
    {
        { } isHeld => !isHeld,
        null => folder.LastWriteTimeUtc < clock.GetUtcNow().UtcDateTime - s_young,
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "A temporary folder of a portal that ended could not be removed.")]
    private partial void LogKept(Exception kept);
}
