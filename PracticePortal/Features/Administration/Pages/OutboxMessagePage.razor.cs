using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.Administration.Pages;

/// <summary>One row of the outbox: its tries, its letters with the mail server's answers, and what it is about.</summary>
public sealed partial class OutboxMessagePage(OutboxQueries queries, RunAgain runAgain) : LiveComponent
{
    private OutboxDetails? _details;
    private Error? _refusal;
    private bool _isClosed;

    [Parameter]
    public Guid MessageId { get; set; }

    private static IReadOnlyList<Crumb> Above => [new(CommonText.NavOutbox, "/admin/outbox")];

    private static IReadOnlyList<ListColumn> Columns =>
    [
        new(AdministrationText.Letter), new(AdministrationText.Recipient), new(AdministrationText.ColumnWhen),
        new(AdministrationText.ServerAnswer), new(CommonText.Status),
    ];

    protected override async Task LoadAsync()
    {
        _details = await queries.FindAsync(MessageId, Leaving);
        _isClosed = _details is null;
    }

    private async Task RunAgainAsync()
    {
        var run = await runAgain.ExecuteAsync(MessageId, CancellationToken.None);
        _refusal = run.Error;
        await ReloadAsync();
    }
}
