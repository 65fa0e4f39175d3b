using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.Administration.Pages;

/// <summary>What must still happen, what failed, and what was done today; a failed row can be run again.</summary>
public sealed partial class OutboxPage(OutboxQueries queries, RunAgain runAgain, ConfirmInstallation confirm, NavigationManager navigation)
    : LiveList<(OutboxState State, string Handler, int Page), OutboxList>
{
    private Error? _refusal;

    [SupplyParameterFromQuery(Name = "state")]
    public string? StateParameter { get; set; }

    [SupplyParameterFromQuery(Name = "what")]
    public string? What { get; set; }

    /// <summary>Counted from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageParameter { get; set; }

    protected override (OutboxState State, string Handler, int Page) Question => (State, Handler, PageNumber);

    private OutboxState State => PageAddress.ReadFilter<OutboxState>(StateParameter);

    private string Handler => queries.Handlers.FirstOrDefault(h => h == What) ?? "";

    private int PageNumber => PageAddress.ReadPage(PageParameter);

    private static IReadOnlyList<ListColumn> Columns =>
    [
        new(AdministrationText.ColumnWhat), new(AdministrationText.ColumnWhen), new(CommonText.Status),
        new(AdministrationText.ColumnTries), new(AdministrationText.ColumnLastError), new(AdministrationText.ColumnAction),
    ];

    protected override Task<OutboxList?> ReadAsync((OutboxState State, string Handler, int Page) question) =>
        queries.ListAsync(question.State, question.Handler, question.Page, Leaving);

    private static string AddressOf(OutboxState state, string handler, int page) =>
        PageAddress.Of("/admin/outbox", page, ("state", PageAddress.Write(state)), ("what", handler));

    private async Task RunAgainAsync(OutboxRow row)
    {
        var run = await runAgain.ExecuteAsync(row.Id, CancellationToken.None);
        _refusal = run.Error;
        await ReloadAsync();
    }

    private async Task ConfirmAsync()
    {
        var confirmed = await confirm.ExecuteAsync(CancellationToken.None);
        _refusal = confirmed.Error;
        await ReloadAsync();
    }

    private void ChooseHandler(ChangeEventArgs chosen) => navigation.NavigateTo(AddressOf(State, chosen.Value as string ?? "", 0));

    private void Go(int page) => navigation.NavigateTo(AddressOf(State, Handler, page));
}
