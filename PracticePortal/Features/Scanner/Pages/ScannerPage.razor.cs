using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.Scanner.Pages;

/// <summary>Whose Scanner the agency shares, and which colleagues can open it.</summary>
public sealed partial class ScannerPage(ScannerQueries queries, NavigationManager navigation) : LiveComponent
{
    private SharingList? _list;
    private int _shownPage = -1;

    [SupplyParameterFromQuery(Name = "page")]
    public int? PageParameter { get; set; }

    private static IReadOnlyList<ListColumn> Columns =>
        [new(ScannerText.ColumnCustomer), new(ScannerText.ColumnTask), new(ScannerText.ColumnSince), new(ScannerText.ColumnAccess)];

    private int PageNumber => PageParameter is > 0 and < 10_000 ? PageParameter.Value : 0;

    protected override async Task OnParametersSetAsync()
    {
        if (_shownPage != PageNumber)
        {
            await ReloadAsync();
        }
    }

    protected override async Task LoadAsync()
    {
        _list = await queries.OfAgencyAsync(PageNumber, Leaving);
        _shownPage = PageNumber;
    }

    private void GoTo(int page) => navigation.NavigateTo(page > 0 ? $"/scanner?page={page}" : "/scanner");
}
