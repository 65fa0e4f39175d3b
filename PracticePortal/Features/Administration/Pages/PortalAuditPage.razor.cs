using System.Globalization;
using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.Administration.Pages;

/// <summary>What portal administrators did.</summary>
public sealed partial class PortalAuditPage(PortalHistory history, NavigationManager navigation) : LiveComponent
{
    private PortalHistoryList? _list;
    private int? _shown;
    private bool _isClosed;

    /// <summary>Counted from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageParameter { get; set; }

    private int PageNumber => PageAddress.Read(PageParameter);

    private static IReadOnlyList<ListColumn> Columns =>
        [new(AdministrationText.ColumnWhat), new(AdministrationText.ColumnWho), new(AdministrationText.ColumnWhen)];

    protected override async Task OnParametersSetAsync()
    {
        if (_shown is not null && _shown != PageNumber)
        {
            await ReloadAsync();
        }
    }

    protected override async Task LoadAsync()
    {
        _shown = PageNumber;
        _list = await history.ListAsync(PageNumber, Leaving);
        _isClosed = _list is null;
    }

    private static string Sentence(PortalHistoryRow row)
    {
        var sentence = AdministrationText.ResourceManager.GetString($"Audit{ErrorTexts.Key(row.What)}", CultureInfo.CurrentUICulture) ?? row.What;
        return string.Format(CultureInfo.CurrentCulture, sentence, [.. row.Details, "", ""]);
    }

    private void Go(int page) => navigation.NavigateTo(PageAddress.Of("/admin/audit", page));
}
