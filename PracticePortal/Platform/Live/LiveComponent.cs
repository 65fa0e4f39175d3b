using Microsoft.AspNetCore.Components;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Platform.Live;

/// <summary>
/// A component that shows what the database says and reads again when something changed: after a live message of the person's own
/// agency or organisation, when the circuit takes over from the prerendered page, and when a lost connection is back.
/// One reading at a time, so that an old answer never replaces a newer one.
/// </summary>
public abstract class LiveComponent : LeavingComponent
{
    /// <summary>How long a reading that nobody asked for by hand waits before it is tried again.</summary>
    public static readonly IReadOnlyList<TimeSpan> Retries = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(15)];

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
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<LiveComponent> Log { get; init; }

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
        if (IsLeft)
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
        if (!IsLeft)
        {
            await LoadAsync();
            StateHasChanged();
        }
    }

    /// <summary>Nobody asked for this reading, so nobody would ask again: it is tried a few times, and then the page says that it failed.</summary>
    private async Task FollowAsync()
    {
        for (var failures = 0; !IsLeft; failures++)
        {
            try
            {
                await ReloadAsync();
                return;
            }
            catch (Exception) when (IsLeft)
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

            await Task.WhenAny(Task.Delay(Retries[failures], Clock, Leaving));
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !IsLeft)
        {
            if (_isSubscribed)
            {
                Connection.Restored -= OnRestored;
            }

            _subscription?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void OnRestored(object? sender, EventArgs e) => _ = InvokeAsync(FollowAsync);
}
