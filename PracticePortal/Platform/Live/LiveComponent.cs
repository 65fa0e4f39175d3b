using Microsoft.AspNetCore.Components;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Platform.Live;

/// <summary>
/// A component that shows what the database says and reads again when something changed: after a live message of the person's own
/// agency or organisation, when the circuit takes over from the prerendered page, and when a lost connection is back.
/// </summary>
public abstract class LiveComponent : LeavingComponent
{
    private IDisposable? _subscription;
    private bool _isSubscribed;

    [Inject]
    public required LiveUpdates Live { get; init; }

    [Inject]
    public required CircuitConnection Connection { get; init; }

    [Inject]
    public required CurrentUser Person { get; init; }

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
        if (!IsLeft)
        {
            await LoadAsync();
            StateHasChanged();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing || IsLeft)
        {
            return;
        }

        if (_isSubscribed)
        {
            Connection.Restored -= OnRestored;
        }

        _subscription?.Dispose();
        base.Dispose(disposing);
    }

    private void OnRestored(object? sender, EventArgs e) => _ = InvokeAsync(ReloadAsync);
}
