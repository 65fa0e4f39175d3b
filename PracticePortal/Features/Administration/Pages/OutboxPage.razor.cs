using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.Administration.Pages;

/// <summary>What must still happen, what failed, and what was done today; a failed row can be run again.</summary>
public sealed partial class OutboxPage(OutboxQueries queries, RunAgain runAgain, NavigationManager navigation) : LiveComponent
{
    private OutboxList? _list;
    private (OutboxState State, string Handler, int Page)? _shown;
    private Error? _refusal;
    private bool _isClosed;

    [SupplyParameterFromQuery(Name = "state")]
    public string? StateParameter { get; set; }

    [SupplyParameterFromQuery(Name = "what")]
    public string? What { get; set; }

    /// <summary>Counted from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageParameter { get; set; }

    private OutboxState State => PageAddress.Read<OutboxState>(StateParameter);

    private string Handler => queries.Handlers.FirstOrDefault(h => h == What) ?? "";

    private int PageNumber => PageAddress.Read(PageParameter);

    private static IReadOnlyList<ListColumn> Columns =>
    [
        new(AdministrationText.ColumnWhat), new(AdministrationText.ColumnWhen), new(CommonText.Status),
        new(AdministrationText.ColumnTries), new(AdministrationText.ColumnLastError), new(AdministrationText.ColumnAction),
    ];

    protected override async Task OnParametersSetAsync()
    {
        if (_shown is not null && _shown != (State, Handler, PageNumber))
        {
            await ReloadAsync();
        }
    }

    protected override async Task LoadAsync()
    {
        _shown = (State, Handler, PageNumber);
        _list = await queries.ListAsync(State, Handler, PageNumber, Leaving);
        _isClosed = _list is null;
    }

    private static string AddressOf(OutboxState state, string handler, int page) =>
        PageAddress.Of("/admin/outbox", page, ("state", state == default ? "" : state.ToString()), ("what", handler));

    private async Task RunAgainAsync(OutboxRow row)
    {
        var run = await runAgain.ExecuteAsync(row.Id, Leaving);
        _refusal = run.Error;
        await ReloadAsync();
    }

    private void ChooseHandler(ChangeEventArgs chosen) => navigation.NavigateTo(AddressOf(State, chosen.Value as string ?? "", 0));

    private void Go(int page) => navigation.NavigateTo(AddressOf(State, Handler, page));
}
