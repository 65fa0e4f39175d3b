using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.JSInterop;

namespace PracticePortal.Platform.Circuits;

/// <summary>The open pages of this instance, so that they can be sent on to another one before it stops.</summary>
public sealed class OpenCircuits(TimeProvider clock, ILogger<OpenCircuits> logger)
{
    /// <summary>Pages that have not gone by then reconnect as after a crash.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, IJSRuntime> _connected = new();

    /// <summary>How many pages are open and connected.</summary>
    public int Count => _connected.Count;

    /// <summary>True from the moment when this instance is asked to stop: it takes no new pages.</summary>
    public bool IsClosing { get; private set; }

    /// <summary>Asks every page to hand its state to its browser and to go on elsewhere, and waits until they have.</summary>
    public async Task MoveOnAsync()
    {
        IsClosing = true;
        foreach (var (circuit, browser) in _connected)
        {
            _ = AskAsync(circuit, browser);
        }

        using var patience = new CancellationTokenSource(Patience, clock);
        using var timer = new PeriodicTimer(s_betweenLooks, clock);
        try
        {
            while (!_connected.IsEmpty)
            {
                await timer.WaitForNextTickAsync(patience.Token);
            }
        }
        catch (OperationCanceledException)
        {
            logger.LogWarning("{Count} open pages did not move on in time", _connected.Count);
        }
    }

    internal void Add(Circuit circuit, IJSRuntime browser) => _connected[circuit.Id] = browser;

    internal void Remove(Circuit circuit) => _connected.TryRemove(circuit.Id, out _);

    private async Task AskAsync(string circuit, IJSRuntime browser)
    {
        try
        {
            await browser.InvokeVoidAsync("portal.moveOn");
        }
        catch (Exception gone)
        {
            logger.LogDebug(gone, "The page of circuit {Circuit} could not be asked to move on", circuit);
        }
    }

    /// <summary>Keeps the list: one of these lives with each circuit.</summary>
    internal sealed class Keeper(OpenCircuits circuits, IJSRuntime browser) : CircuitHandler
    {
        public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
        {
            circuits.Add(circuit, browser);
            return Task.CompletedTask;
        }

        public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
        {
            circuits.Remove(circuit);
            return Task.CompletedTask;
        }
    }
}
