using Microsoft.AspNetCore.Components;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Platform.Live;

/// <summary>
/// A component that shows what the database says and reads again when something changed: after a live message of the person's own
/// agency or organisation, when the circuit takes over from the prerendered page, and when a lost connection is back.
/// </summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IDisposable? _subscription;
    private bool _isSubscribed;

    [Inject]
    public required LiveUpdates Live { get; init; }

    [Inject]
    public required CircuitConnection Connection { get; init; }

    [Inject]
    public required CurrentUser Person { get; init; }

    protected LiveComponent() => Leaving = _leaving.Token;

    /// <summary>Cancelled when the page is left.</summary>
    protected CancellationToken Leaving { get; }

    /// <summary>Reads what is shown, with the person's own rights.</summary>
    protected abstract Task LoadAsync();

    protected override Task OnInitializedAsync() => LoadAsync();

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
        _subscription = Live.Subscribe(topic, () => InvokeAsync(ReloadAsync));
        Connection.Restored += OnRestored;
        _isSubscribed = true;
        await ReloadAsync(); // what changed between prerendering and now
    }

    /// <summary>Reads again and shows it.</summary>
    protected async Task ReloadAsync()
    {
        if (!_leaving.IsCancellationRequested)
        {
            await LoadAsync();
            StateHasChanged();
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

    private void OnRestored(object? sender, EventArgs e) => _ = InvokeAsync(ReloadAsync);
}
