using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.Administration.Pages;

/// <summary>All agencies, and whether somebody manages them.</summary>
public sealed partial class AgenciesPage(AgencyRegister register, NavigationManager navigation)
    : LiveList<(string Search, int Page), AgencyList>
{
    private readonly SearchInAddress _search = new();

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    /// <summary>Counted from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageParameter { get; set; }

    protected override (string Search, int Page) Question => (_search.Text, PageNumber);

    private int PageNumber => PageAddress.ReadPage(PageParameter);

    private static IReadOnlyList<ListColumn> Columns =>
    [
        new(AdministrationText.ColumnAgency), new(AdministrationText.ColumnNumber), new(CommonText.Created),
        new(AdministrationText.ColumnMembers) { IsNumber = true }, new(AdministrationText.ColumnCustomers) { IsNumber = true },
        new(AdministrationText.ColumnActive) { IsNumber = true }, new(AdministrationText.ColumnManaged),
    ];

    protected override void OnParametersSet() => _search.Follow(Search);

    protected override Task<AgencyList?> ReadAsync((string Search, int Page) question) => register.ListAsync(question.Search, question.Page, Leaving);

    private Task SearchForAsync(string text)
    {
        _search.Take(text);
        Go(0);
        return AskAsync(); // the address of a search that may not stand in it is the old one
    }

    private void Go(int page) => navigation.NavigateTo(PageAddress.Of("/admin/agencies", page, ("q", _search.ForAddress)));
}
