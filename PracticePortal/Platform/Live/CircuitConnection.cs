using Microsoft.AspNetCore.Components.Server.Circuits;

namespace PracticePortal.Platform.Live;

/// <summary>
/// Tells the pages of one open window that its connection is back, so that they read again what they may have missed.
/// Hop with InvokeAsync, and let go of the event when disposed.
/// </summary>
public sealed class CircuitConnection : CircuitHandler
{
    private bool _wasDown;

    public event EventHandler? Restored;

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _wasDown = true;
        return Task.CompletedTask;
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (_wasDown)
        {
            _wasDown = false;
            Restored?.Invoke(this, EventArgs.Empty);
        }

        return Task.CompletedTask;
    }
}
