using System.Runtime.InteropServices;

namespace PracticePortal.Platform.Circuits;

/// <summary>
/// Stops the portal when the system asks for it, as the framework's console lifetime does, but first sends the open pages on: once the host
/// stops, the framework closes their connections without a word.
/// </summary>
internal sealed class PortalLifetime(IHostApplicationLifetime lifetime, OpenCircuits circuits, IHostEnvironment environment, ILogger<PortalLifetime> logger)
    : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> _signals = [];
    private int _stopping;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() => logger.LogInformation(
            "Application started in {Environment}. Press Ctrl+C to stop it", environment.EnvironmentName));
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGQUIT, PosixSignal.SIGTERM])
        {
            _signals.Add(PosixSignalRegistration.Create(signal, Stop));
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _signals.ForEach(signal => signal.Dispose());

    private void Stop(PosixSignalContext asked)
    {
        asked.Cancel = true; // the process ends when the host has stopped
        if (Interlocked.Exchange(ref _stopping, 1) == 0)
        {
            _ = StopAsync();
        }
        else
        {
            lifetime.StopApplication(); // asked again: at once
        }
    }

    private async Task StopAsync()
    {
        try
        {
            logger.LogInformation("Asked to stop; {Count} open pages are sent on", circuits.Count);
            await circuits.MoveOnAsync();
        }
        finally
        {
            lifetime.StopApplication();
        }
    }
}
