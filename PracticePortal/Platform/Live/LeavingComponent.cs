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

    /// <summary>
    /// For what a list's options call: they are drawn in a popover that stands outside of the page, where a failure would end the whole
    /// circuit and not only show the page's error.
    /// </summary>
    protected async Task WithinPageAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            await DispatchExceptionAsync(failure);
        }
    }

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
