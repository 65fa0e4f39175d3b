using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.Scanner.Pages;

/// <summary>Whose Scanner the agency shares, and which colleagues can open it.</summary>
public sealed partial class ScannerPage(ScannerQueries queries, NavigationManager navigation) : LiveList<int, SharingList>
{
    /// <summary>Counted from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageParameter { get; set; }

    protected override int Question => PageNumber;

    private static IReadOnlyList<ListColumn> Columns =>
        [new(ScannerText.ColumnCustomer), new(ScannerText.ColumnTask), new(ScannerText.ColumnSince), new(ScannerText.ColumnAccess), new(ScannerText.ColumnReceipts)];

    private int PageNumber => PageAddress.ReadPage(PageParameter);

    protected override async Task<SharingList?> ReadAsync(int question) => await queries.OfAgencyAsync(question, Leaving);

    private void GoTo(int page) => navigation.NavigateTo(PageAddress.Of("/scanner", page));
}
