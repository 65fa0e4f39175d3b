using Microsoft.AspNetCore.Components;
using MudBlazor;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Features.Scanner.Receipts.Work;
using PracticePortal.Platform.Domain;
using PracticePortal.Resources;

namespace PracticePortal.Features.Scanner.Components;

/// <summary>What is done with several receipts of a list at once. Each is done by itself: what cannot be done is named with its reason.</summary>
public sealed partial class ReceiptBulk(MakeReady ready, ArchiveReceipt archive, RestoreReceipt restore, ISnackbar snackbar) : ComponentBase
{
    private readonly List<(ReceiptRow Row, Error Error)> _refused = [];
    private string? _said;
    private bool _tellDone;
    private ElementReference _message;

    /// <summary>Those that are picked.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ReceiptRow> Rows { get; set; } = [];

    /// <summary>The facts of a receipt that were shown when it was picked.</summary>
    [Parameter, EditorRequired]
    public Func<Guid, ReceiptFacts> Seen { get; set; } = default!;

    /// <summary>Those that can be picked.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ReceiptRow> Pickable { get; set; } = [];

    [Parameter, EditorRequired]
    public Action<IReadOnlyList<ReceiptRow>, bool> OnPick { get; set; } = default!;

    /// <summary>Something was done: the list reads again at once.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_tellDone)
        {
            _tellDone = false;
            await _message.FocusAsync();
        }
    }

    /// <summary>With the facts that each had when it was picked. One whose facts are others now is left out, and no longer picked: its new ones have to be seen first.</summary>
    private Task ReadyAsync()
    {
        var seen = Rows.ToDictionary(row => row.Id, row => Seen(row.Id)); // somebody may go on picking meanwhile
        return EachAsync(Rows, row => ready.ExecuteAsync(row.Id, seen[row.Id], typed: null, CancellationToken.None), ScannerText.BulkReadyDone);
    }

    private async Task ArchiveAsync()
    {
        var done = await EachAsync(Rows, row => archive.ExecuteAsync(row.Id, CancellationToken.None), ScannerText.BulkArchiveDone);
        if (done.Count > 0)
        {
            snackbar.Add(Sentence.Of(ScannerText.BulkArchiveDone, done.Count), Severity.Normal, options =>
            {
                options.Action = CommonText.Undo;
                options.OnClick = _ => InvokeAsync(() => RestoreAsync(done));
            });
        }
    }

    private Task RestoreAsync() => RestoreAsync(Rows);

    private Task RestoreAsync(IReadOnlyList<ReceiptRow> rows) =>
        EachAsync(rows, row => restore.ExecuteAsync(row.Id, CancellationToken.None), ScannerText.BulkRestoreDone);

    private async Task<IReadOnlyList<ReceiptRow>> EachAsync(IReadOnlyList<ReceiptRow> rows, Func<ReceiptRow, Task<Result>> act, string said)
    {
        List<ReceiptRow> done = [];
        _refused.Clear();
        foreach (var row in rows)
        {
            if ((await act(row)).Error is { } error)
            {
                _refused.Add((row, error));
            }
            else
            {
                done.Add(row);
            }
        }

        OnPick([.. done, .. _refused.Where(refused => ReceiptErrors.IsFactsChanged(refused.Error)).Select(refused => refused.Row)], false);
        (_said, _tellDone) = (Sentence.Of(said, done.Count), true);
        await OnDone.InvokeAsync();
        StateHasChanged();
        return done;
    }
}
