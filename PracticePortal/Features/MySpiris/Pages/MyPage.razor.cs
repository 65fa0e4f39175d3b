using Microsoft.AspNetCore.Components;

namespace PracticePortal.Features.MySpiris.Pages;

/// <summary>The customer's start page: what awaits an answer, what is shared, what was.</summary>
public sealed partial class MyPage(MyQueries queries, OwnChanges changes) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private MyRequests? _requests;
    private IDisposable? _listening;

    protected override async Task OnInitializedAsync() => _requests = await queries.ListAsync(_leaving.Token);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _listening = await changes.ListenAsync(() => InvokeAsync(ReloadAsync));
            await ReloadAsync();
        }
    }

    public void Dispose()
    {
        _listening?.Dispose();
        _leaving.Cancel();
        _leaving.Dispose();
    }

    private async Task ReloadAsync()
    {
        _requests = await queries.ListAsync(_leaving.Token);
        StateHasChanged();
    }
}
