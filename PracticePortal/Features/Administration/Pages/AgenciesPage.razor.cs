using System.Globalization;
using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.Administration.Pages;

/// <summary>All agencies, and whether somebody manages them.</summary>
public sealed partial class AgenciesPage(AgencyRegister register, NavigationManager navigation) : LiveComponent
{
    private AgencyList? _list;
    private (string Query, int Page)? _shown;
    private string _typed = "";
    private bool _isClosed;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    /// <summary>Counted from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageParameter { get; set; }

    private string Query => Search is { Length: <= 200 } typed ? typed : "";

    private int PageNumber => PageAddress.Read(PageParameter);

    private static IReadOnlyList<ListColumn> Columns =>
    [
        new(AdministrationText.ColumnAgency), new(AdministrationText.ColumnNumber), new(CommonText.Created),
        new(AdministrationText.ColumnMembers) { IsNumber = true }, new(AdministrationText.ColumnCustomers) { IsNumber = true },
        new(AdministrationText.ColumnActive) { IsNumber = true }, new(AdministrationText.ColumnManaged),
    ];

    protected override async Task OnParametersSetAsync()
    {
        if (_shown is null || _shown == (Query, PageNumber))
        {
            return;
        }

        await ReloadAsync(); // another page or another search of the same list
    }

    protected override async Task LoadAsync()
    {
        if (_shown?.Query != Query)
        {
            _typed = Query;
        }

        _shown = (Query, PageNumber);
        _list = await register.ListAsync(Query, PageNumber, Leaving);
        _isClosed = _list is null;
    }

    private void SearchFor() => Go(_typed.Trim(), 0);

    private void Go(string search, int page) => navigation.NavigateTo(PageAddress.Of("/admin/agencies", page, ("q", search)));

    private static string Say(string sentence, int number) => string.Format(CultureInfo.CurrentCulture, sentence, number);
}
