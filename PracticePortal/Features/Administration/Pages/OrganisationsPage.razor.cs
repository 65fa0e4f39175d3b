using Microsoft.AspNetCore.Components;
using MudBlazor;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.Administration.Pages;

/// <summary>Organisations in My Spiris, the doubtful ones first: a portal administrator makes sure who is behind them, and confirms or closes.</summary>
public sealed partial class OrganisationsPage(
    OrganisationRegister register, ConfirmOrganisation confirm, CloseOrganisation close, IDialogService dialogs, NavigationManager navigation)
    : LiveList<(OrganisationsShown Shown, string Search, int Page), OrganisationList>
{
    private readonly SearchInAddress _search = new();
    private Error? _refusal;

    [SupplyParameterFromQuery(Name = "show")]
    public string? ShowParameter { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    /// <summary>Counted from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageParameter { get; set; }

    protected override (OrganisationsShown Shown, string Search, int Page) Question => (Shown, _search.Text, PageNumber);

    private OrganisationsShown Shown => PageAddress.ReadFilter<OrganisationsShown>(ShowParameter);

    private int PageNumber => PageAddress.ReadPage(PageParameter);

    private static IReadOnlyList<ListColumn> Columns =>
    [
        new(AdministrationText.ColumnOrganisation), new(AdministrationText.ColumnNumber), new(AdministrationText.ColumnOrigin),
        new(AdministrationText.ColumnAdministrators), new(CommonText.Status), new(AdministrationText.ColumnAction),
    ];

    protected override void OnParametersSet() => _search.Follow(Search);

    protected override Task<OrganisationList?> ReadAsync((OrganisationsShown Shown, string Search, int Page) question) =>
        register.ListAsync(question.Shown, question.Search, question.Page, Leaving);

    private static string Name(OrganisationsShown shown) => shown switch
    {
        OrganisationsShown.Doubtful => AdministrationText.ShowDoubtful,
        OrganisationsShown.Reported => AdministrationText.ShowReported,
        OrganisationsShown.All => CommonText.All,
    };

    private static string OriginOf(OrganisationRow row) => row switch
    {
        { Origin: OrganisationOrigin.SignedUp } => AdministrationText.OriginSignedUp,
        { Agency.Length: > 0 } => Sentence.Of(AdministrationText.OriginAgency, row.Agency),
        _ => AdministrationText.OriginSomeAgency,
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
            Sentence.Of(AdministrationText.ConfirmQuestion, row.Name, OrganisationNumber.Display(row.OrganisationNumber)),
            AdministrationText.ConfirmOrganisation)
        {
            Follows = [.. row.Administrators, AdministrationText.ConfirmFollows],
        };
        await DecideAsync(question, () => confirm.ExecuteAsync(row.Id, CancellationToken.None));
    }

    private Task CloseAsync(OrganisationRow row)
    {
        var question = new Confirmation(
            AdministrationText.CloseTitle,
            Sentence.Of(AdministrationText.CloseQuestion, row.Name, OrganisationNumber.Display(row.OrganisationNumber)),
            AdministrationText.CloseOrganisation)
        {
            Follows = [.. row.Administrators, AdministrationText.CloseFollows],
            Hurts = true,
        };
        return DecideAsync(question, () => close.ExecuteAsync(row.Id, CancellationToken.None));
    }

    private async Task DecideAsync(Confirmation question, Func<Task<Result>> act)
    {
        if (await dialogs.ConfirmAsync(question))
        {
            _refusal = (await act()).Error;
            await ReloadAsync();
        }
    }

    private Task SearchForAsync(string text)
    {
        _search.Take(text);
        Go(0);
        return AskAsync(); // the address of a search that may not stand in it is the old one
    }

    private string AddressOf(OrganisationsShown shown, int page) =>
        PageAddress.Of("/admin/organisations", page, ("show", PageAddress.Write(shown)), ("q", _search.ForAddress));

    private void Go(int page) => navigation.NavigateTo(AddressOf(Shown, page));
}
