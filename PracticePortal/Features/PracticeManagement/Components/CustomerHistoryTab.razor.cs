using Microsoft.AspNetCore.Components;
using PracticePortal.Platform.Live;

namespace PracticePortal.Features.PracticeManagement.Components;

/// <summary>The tab <em>History</em>: who did what with the customer, newest first. The page stands in the address.</summary>
public sealed partial class CustomerHistoryTab(HistoryQueries queries, NavigationManager navigation) : LiveComponent
{
    private History? _history;
    private int _shown;

    [Parameter, EditorRequired]
    public Guid CustomerId { get; set; }

    /// <summary>Counted from 1.</summary>
    [Parameter]
    public int? Page { get; set; }

    private int PageNumber => Page is > 1 and <= 100_000 ? Page.Value - 1 : 0;

    protected override async Task OnParametersSetAsync()
    {
        if (_history is not null && _shown != PageNumber)
        {
            await ReloadAsync();
        }
    }

    protected override async Task LoadAsync()
    {
        _shown = PageNumber;
        _history = await queries.OfCustomerAsync(CustomerId, PageNumber, Leaving);
    }

    private void Go(int page) => navigation.NavigateTo($"/customers/{CustomerId}/history" + (page > 0 ? $"?page={page + 1}" : ""));
}
