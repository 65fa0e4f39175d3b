using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using PracticePortal.Components.Shared;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.Administration.Pages;

/// <summary>Organisations in My Spiris, the doubtful ones first: a portal administrator makes sure who is behind them and confirms.</summary>
public sealed partial class OrganisationsPage(
    OrganisationRegister register, ConfirmOrganisation confirm, IDialogService dialogs, NavigationManager navigation) : LiveComponent
{
    private OrganisationList? _list;
    private (OrganisationsShown Shown, string Query, int Page)? _shown;
    private Error? _refusal;
    private string _typed = "";
    private bool _isClosed;

    [SupplyParameterFromQuery(Name = "show")]
    public string? ShowParameter { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    /// <summary>Counted from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageParameter { get; set; }

    private OrganisationsShown Shown => PageAddress.Read<OrganisationsShown>(ShowParameter);

    private string Query => Search is { Length: <= 200 } typed ? typed : "";

    private int PageNumber => PageAddress.Read(PageParameter);

    private static IReadOnlyList<ListColumn> Columns =>
    [
        new(AdministrationText.ColumnOrganisation), new(AdministrationText.ColumnNumber), new(CommonText.Created),
        new(AdministrationText.ColumnAdministrators), new(CommonText.Status), new(AdministrationText.ColumnAction),
    ];

    protected override async Task OnParametersSetAsync()
    {
        if (_shown is not null && _shown != (Shown, Query, PageNumber))
        {
            await ReloadAsync();
        }
    }

    protected override async Task LoadAsync()
    {
        if (_shown?.Query != Query)
        {
            _typed = Query;
        }

        _shown = (Shown, Query, PageNumber);
        _list = await register.ListAsync(Shown, Query, PageNumber, Leaving);
        _isClosed = _list is null;
    }

    private static string AddressOf(OrganisationsShown shown, string search, int page) =>
        PageAddress.Of("/admin/organisations", page, ("show", shown == default ? "" : shown.ToString()), ("q", search));

    private static string Name(OrganisationsShown shown) => shown switch
    {
        OrganisationsShown.Doubtful => AdministrationText.ShowDoubtful,
        OrganisationsShown.Reported => AdministrationText.ShowReported,
        OrganisationsShown.All => CommonText.All,
    };

    private static (Tone Tone, string Text) LookOf(OrganisationRow row) => row switch
    {
        { ReportedAt: not null } => (Tone.Bad, AdministrationText.StatusReported),
        { ConfirmedAt: null } => (Tone.Waiting, AdministrationText.StatusUnconfirmed),
        _ => (Tone.Good, AdministrationText.StatusConfirmed),
    };

    private async Task ConfirmAsync(OrganisationRow row)
    {
        var question = new Confirmation(
            AdministrationText.ConfirmTitle,
            string.Format(CultureInfo.CurrentCulture, AdministrationText.ConfirmQuestion, row.Name, OrganisationNumber.Display(row.OrganisationNumber)),
            AdministrationText.ConfirmOrganisation)
        {
            Follows = [.. row.Administrators, AdministrationText.ConfirmFollows],
        };
        if (!await dialogs.ConfirmAsync(question))
        {
            return;
        }

        var confirmed = await confirm.ExecuteAsync(row.Id, Leaving);
        _refusal = confirmed.Error;
        await ReloadAsync();
    }

    private void SearchFor() => navigation.NavigateTo(AddressOf(Shown, _typed.Trim(), 0));

    private void Go(int page) => navigation.NavigateTo(AddressOf(Shown, Query, page));
}
