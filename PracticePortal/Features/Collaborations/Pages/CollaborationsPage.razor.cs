using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.Collaborations.Pages;

/// <summary>The agency's follow-up list: every request, who must act first. Its state stands in the address.</summary>
public sealed partial class CollaborationsPage(CollaborationQueries queries, NavigationManager navigation)
    : LiveList<CollaborationFilter, CollaborationList>
{
    private readonly SearchInAddress _search = new();

    [SupplyParameterFromQuery(Name = "status")]
    public string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    [SupplyParameterFromQuery(Name = ListCursor.After)]
    public string? After { get; set; }

    [SupplyParameterFromQuery(Name = ListCursor.Before)]
    public string? Before { get; set; }

    protected override CollaborationFilter Question => new(Shown, _search.Text, ListCursor.Read(After, Before));

    private IReadOnlyList<CollaborationsShown> Offered =>
        Shown == CollaborationsShown.History || CollaborationsShownStatuses.PartsOfHistory.Contains(Shown)
            ? [.. CollaborationsShownStatuses.Main, .. CollaborationsShownStatuses.PartsOfHistory]
            : CollaborationsShownStatuses.Main;

    private CollaborationsShown Shown => PageAddress.ReadFilter<CollaborationsShown>(Status);

    private static IReadOnlyList<ListColumn> Columns =>
    [
        new(CollaborationsText.ColumnCustomer), new(CollaborationsText.ColumnService), new(CollaborationsText.ColumnTask),
        new(CollaborationsText.ColumnSent), new(CollaborationsText.ColumnAnswered), new(CollaborationsText.ColumnAnsweredBy),
        new(CollaborationsText.ColumnStatus),
    ];

    /// <param name="shown">Which part of the list.</param>
    /// <param name="search">Nothing that may be a personal number.</param>
    /// <param name="from">Where the page begins; null for the first one.</param>
    public static string AddressOf(CollaborationsShown shown, string search = "", ListCursor? from = null) =>
        PageAddress.Of("/collaborations", page: 0, [("status", PageAddress.Write(shown)), ("q", search), .. ListCursor.Write(from)]);

    protected override void OnParametersSet() => _search.Follow(Search);

    protected override async Task<CollaborationList?> ReadAsync(CollaborationFilter question) => await queries.ListAsync(question, Leaving);

    private static string Name(CollaborationsShown shown) => shown switch
    {
        CollaborationsShown.All => CollaborationsText.ShowAll,
        CollaborationsShown.NeedsAttention => CollaborationsText.ShowNeedsAttention,
        CollaborationsShown.Awaiting => CollaborationsText.ShowAwaiting,
        CollaborationsShown.Active => CollaborationsText.ShowActive,
        CollaborationsShown.History => CollaborationsText.ShowHistory,
        CollaborationsShown.Declined => CollaborationsText.StatusDeclined,
        CollaborationsShown.Cancelled => CollaborationsText.StatusCancelled,
        CollaborationsShown.Expired => CollaborationsText.StatusExpired,
        CollaborationsShown.Ended => CollaborationsText.StatusEnded,
    };

    private Task SearchForAsync(string text) => ShowAsync(Shown, text);

    private Task ClearAsync() => ShowAsync(CollaborationsShown.All, "");

    private Task ShowAsync(CollaborationsShown shown, string search)
    {
        _search.Take(search);
        navigation.NavigateTo(AddressOf(shown, _search.ForAddress));
        return AskAsync(); // the address of a search that may not stand in it is the old one
    }

    private void GoTo(ListCursor? from) => navigation.NavigateTo(AddressOf(Shown, _search.ForAddress, from));
}
