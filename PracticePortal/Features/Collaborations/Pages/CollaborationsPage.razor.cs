using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.Collaborations.Pages;

/// <summary>The agency's follow-up list: every request, who must act first. Its state stands in the address.</summary>
public sealed partial class CollaborationsPage(CollaborationQueries queries, NavigationManager navigation) : LiveComponent
{
    private CollaborationList? _list;
    private string _typed = "";
    private bool _isRead;

    [SupplyParameterFromQuery(Name = "status")]
    public string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? PageParameter { get; set; }

    private CollaborationsShown Shown => Enum.TryParse<CollaborationsShown>(Status, ignoreCase: true, out var shown) && Enum.IsDefined(shown)
        ? shown
        : CollaborationsShown.All;

    private string Query => Search is { Length: <= 200 } typed ? typed : "";

    private int PageNumber => PageParameter is > 0 and < 10_000 ? PageParameter.Value : 0;

    private static IReadOnlyList<ListColumn> Columns =>
    [
        new(CollaborationsText.ColumnCustomer), new(CollaborationsText.ColumnService), new(CollaborationsText.ColumnTask),
        new(CollaborationsText.ColumnSent), new(CollaborationsText.ColumnAnswered), new(CollaborationsText.ColumnAnsweredBy),
        new(CollaborationsText.ColumnStatus),
    ];

    public static string AddressOf(CollaborationsShown shown, string search, int page) =>
        $"/collaborations?status={shown}" + (search.Length > 0 ? $"&q={Uri.EscapeDataString(search)}" : "") + (page > 0 ? $"&page={page}" : "");

    protected override async Task OnParametersSetAsync()
    {
        _typed = Query;
        if (_isRead)
        {
            await ReloadAsync(); // another filter of the same page
        }
    }

    protected override async Task LoadAsync()
    {
        _list = await queries.ListAsync(new CollaborationFilter(Shown, Query, PageNumber), Leaving);
        _isRead = true;
    }

    private static string Name(CollaborationsShown shown) => shown switch
    {
        CollaborationsShown.All => CollaborationsText.ShowAll,
        CollaborationsShown.NeedsAttention => CollaborationsText.ShowNeedsAttention,
        CollaborationsShown.Awaiting => CollaborationsText.ShowAwaiting,
        CollaborationsShown.Active => CollaborationsText.ShowActive,
        CollaborationsShown.History => CollaborationsText.ShowHistory,
    };

    private void SearchFor() => navigation.NavigateTo(AddressOf(Shown, _typed.Trim(), 0));

    private void GoTo(int page) => navigation.NavigateTo(AddressOf(Shown, Query, page));
}
