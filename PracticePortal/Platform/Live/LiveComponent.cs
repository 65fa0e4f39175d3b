using Microsoft.AspNetCore.Components;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Platform.Live;

/// <summary>
/// A component that shows what the database says and reads again when something changed: after a live message of the person's own
/// agency or organisation, when the circuit takes over from the prerendered page, and when a lost connection is back.
/// One reading at a time, so that an old answer never replaces a newer one.
/// </summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    /// <summary>How long a reading that nobody asked for by hand waits before it is tried again.</summary>
    public static readonly IReadOnlyList<TimeSpan> Retries = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(15)];

    private readonly CancellationTokenSource _leaving = new();
    private Task _reading = Task.CompletedTask;
    private Task? _next;
    private IDisposable? _subscription;
    private bool _isSubscribed;

    [Inject]
    public required LiveUpdates Live { get; init; }

    [Inject]
    public required CircuitConnection Connection { get; init; }

    [Inject]
    public required CurrentUser Person { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required ILogger<LiveComponent> Log { get; init; }

    protected LiveComponent() => Leaving = _leaving.Token;

    /// <summary>Cancelled when the page is left.</summary>
    protected CancellationToken Leaving { get; }

    /// <summary>Reads what is shown, with the person's own rights. Called by <see cref="ReloadAsync"/>, so that no two readings overlap.</summary>
    protected abstract Task LoadAsync();

    protected override Task OnInitializedAsync() => ReloadAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        var topic = await Person.HatAsync() switch
        {
            { Kind: HatKind.Agency, Id: var id } => LiveTopic.Agency(id),
            { Kind: HatKind.Organisation, Id: var id } => LiveTopic.Organisation(id),
            _ => LiveTopic.Portal,
        };
        if (_leaving.IsCancellationRequested)
        {
            return;
        }

        _subscription = Live.Subscribe(topic, () => InvokeAsync(FollowAsync));
        Connection.Restored += OnRestored;
        _isSubscribed = true;
        await FollowAsync(); // what changed between prerendering and now
    }

    /// <summary>Reads again and shows it. While a reading is under way, one more after it serves everybody who asked meanwhile.</summary>
    protected Task ReloadAsync()
    {
        if (_next is not null)
        {
            return _next;
        }

        return _reading.IsCompleted ? _reading = ReadAsync() : _next = ReadAfterAsync(_reading);
    }

    private async Task ReadAfterAsync(Task before)
    {
        await Task.WhenAny(before); // if it fails, whoever asked for it hears of it
        _next = null;
        await (_reading = ReadAsync());
    }

    private async Task ReadAsync()
    {
        if (!_leaving.IsCancellationRequested)
        {
            await LoadAsync();
            StateHasChanged();
        }
    }

    /// <summary>Nobody asked for this reading, so nobody would ask again: it is tried a few times, and then the page says that it failed.</summary>
    private async Task FollowAsync()
    {
        for (var failures = 0; !_leaving.IsCancellationRequested; failures++)
        {
            try
            {
                await ReloadAsync();
                return;
            }
            catch (Exception) when (_leaving.IsCancellationRequested)
            {
                return; // the page is left
            }
            catch (Exception failure) when (failures < Retries.Count)
            {
                Log.LogWarning(failure, "An open page could not read again (failure {Failures})", failures + 1);
            }
            catch (Exception failure)
            {
                await DispatchExceptionAsync(failure);
                return;
            }

            await Task.WhenAny(Task.Delay(Retries[failures], Time, Leaving));
        }
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _leaving.IsCancellationRequested)
        {
            return;
        }

        if (_isSubscribed)
        {
            Connection.Restored -= OnRestored;
        }

        _subscription?.Dispose();
        _leaving.Cancel();
        _leaving.Dispose();
    }

    private void OnRestored(object? sender, EventArgs e) => _ = InvokeAsync(FollowAsync);
}
