using Microsoft.AspNetCore.Components;
using PracticePortal.Platform.Live;

namespace PracticePortal.Features.PracticeManagement.Pages;

/// <summary>The agency's audit trail, for its administrators.</summary>
public sealed partial class AuditPage(HistoryQueries queries, NavigationManager navigation) : LiveComponent
{
    private History? _history;
    private bool _isClosed;
    private int _shown;

    /// <summary>Counted from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public int? PageParameter { get; set; }

    private int PageNumber => PageParameter is > 1 and <= 100_000 ? PageParameter.Value - 1 : 0;

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
        _history = await queries.OfAgencyAsync(PageNumber, Leaving);
        _isClosed = _history is null;
    }

    private void Go(int page) => navigation.NavigateTo("/audit" + (page > 0 ? $"?page={page + 1}" : ""));
}
