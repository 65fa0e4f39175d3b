using Microsoft.AspNetCore.Components;

namespace PracticePortal.Platform.Live;

/// <summary>
/// A component whose reading ends when people leave it. What they clicked does not: whatever changes something is given
/// <see cref="CancellationToken.None"/>, so that it is done whether or not they wait for it.
/// </summary>
public abstract class LeavingComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();

    protected LeavingComponent() => Leaving = _leaving.Token;

    /// <summary>Cancelled when the component is left; for reading.</summary>
    protected CancellationToken Leaving { get; }

    /// <summary>True when people have gone on meanwhile: nothing may send them elsewhere or move their focus then.</summary>
    protected bool IsLeft => Leaving.IsCancellationRequested;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !IsLeft)
        {
            _leaving.Cancel();
            _leaving.Dispose();
        }
    }
}
