using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using PracticePortal.Components.Shared;
using PracticePortal.Features.HandOver.Batches;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.HandOver.Components;

/// <summary>What the page asks: whose, which financial year, and which page of its batches.</summary>
public sealed record HandOverQuestion(Guid? CollaborationId, int FirstMonth, int Year, int Page);

/// <summary>What it shows.</summary>
public sealed record HandOverShown(HandOverDesk Desk, BatchList Batches);

/// <summary>What is ready for the books, and the batches that were made. Both sides see the same.</summary>
public sealed partial class HandOverView(
    HandOverQueries queries, HandOverReceipts handOver, HandOverAgain again, UndoBatch undo, MarkTakenIn takenIn, IDialogService dialogs,
    NavigationManager navigation) : LiveList<HandOverQuestion, HandOverShown>
{
    private const string MonthName = "month";
    private const string YearName = "year";

    private readonly HashSet<Guid> _leftOut = [];
    private BookkeepingProgram? _program;
    private Error? _error;
    private string? _done;
    private bool _tellDone;
    private ElementReference _message;

    /// <summary>Through which an agency looks; null for one's own organisation.</summary>
    [Parameter]
    public Guid? CollaborationId { get; set; }

    /// <summary>Of the page that shows it.</summary>
    [Parameter, EditorRequired]
    public string Path { get; set; } = "";

    [Parameter, EditorRequired]
    public string InboxAddress { get; set; } = "";

    [Parameter, EditorRequired]
    public Func<Guid, string> ReceiptAddress { get; set; } = default!;

    [SupplyParameterFromQuery(Name = MonthName)]
    public string? MonthParameter { get; set; }

    [SupplyParameterFromQuery(Name = YearName)]
    public string? YearParameter { get; set; }

    /// <summary>Counted from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageParameter { get; set; }

    protected override HandOverQuestion Question =>
        new(CollaborationId, ReadNumber(MonthParameter), ReadNumber(YearParameter), PageAddress.ReadPage(PageParameter));

    private static IReadOnlyList<ListColumn> ReadyColumns =>
    [
        new(HandOverText.ColumnReceipt), new(HandOverText.ColumnDate), new(HandOverText.ColumnTotal) { IsNumber = true }, new(HandOverText.ColumnAccounts),
        new(HandOverText.ColumnVoucher),
    ];

    private static IReadOnlyList<ListColumn> BatchColumns =>
    [
        new(HandOverText.ColumnBatch), new(HandOverText.ColumnStatus), new(HandOverText.ColumnReceipts) { IsNumber = true }, new(HandOverText.ColumnKeptUntil),
        new(HandOverText.ColumnMade), new(HandOverText.ColumnProgram), new(HandOverText.ColumnActs),
    ];

    /// <summary>As it was chosen last, until another one is chosen here.</summary>
    private BookkeepingProgram Program
    {
        get => _program ?? List?.Desk.Program ?? default;
        set => _program = value;
    }

    protected override async Task<HandOverShown?> ReadAsync(HandOverQuestion question) =>
        await queries.DeskAsync(question.CollaborationId, question.FirstMonth, question.Year, Leaving) is { } desk
        && await queries.BatchesAsync(question.CollaborationId, question.Page, Leaving) is { } batches
            ? new HandOverShown(desk, batches)
            : null;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (_tellDone)
        {
            _tellDone = false;
            await _message.FocusAsync();
        }
    }

    private static int ReadNumber(ChangeEventArgs change) => ReadNumber(change.Value as string);

    private static int ReadNumber(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Day(DateOnly day) => PortalTime.DateText(day, CultureInfo.CurrentCulture);

    private List<Guid> Chosen(HandOverDesk desk) => [.. desk.Rows.Where(IsChosen).Select(row => row.ReceiptId)];

    private bool IsChosen(ReadyRow row) => row.Hindrance is null && !_leftOut.Contains(row.ReceiptId);

    private void Choose(ReadyRow row, bool isChosen) => _ = isChosen ? _leftOut.Remove(row.ReceiptId) : _leftOut.Add(row.ReceiptId);

    private void Go(int month, int year) => navigation.NavigateTo(PageAddress.Of(Path, 0, [(MonthName, Text(month)), (YearName, Text(year))]));

    private void GoTo(int page) => navigation.NavigateTo(PageAddress.Of(Path, page, [(MonthName, Text(Question.FirstMonth)), (YearName, Text(Question.Year))]));

    private static string Text(int number) => number > 0 ? number.ToString(CultureInfo.InvariantCulture) : "";

    private async Task HandOverAsync()
    {
        if (List?.Desk is { Year: { } year } desk)
        {
            var made = await handOver.ExecuteAsync(CollaborationId, new HandOverOrder(Program, year.Start, Chosen(desk)), CancellationToken.None);
            await TellAsync(made.Error, () => Sentence.Of(HandOverText.HandedOver, made.Value.Number, made.Value.Count));
        }
    }

    private async Task AgainAsync(BatchRow row)
    {
        if (await dialogs.ConfirmAsync(new Confirmation(
            Sentence.Of(HandOverText.AgainTitle, row.Number), HandOverText.AgainText, Sentence.Of(HandOverText.Again, row.Number))
        { Follows = [HandOverText.AgainTwice, HandOverText.AgainMarked] }))
        {
            var made = await again.ExecuteAsync(row.Id, Program, CancellationToken.None);
            await TellAsync(made.Error, () => Sentence.Of(HandOverText.HandedOver, made.Value.Number, made.Value.Count));
        }
    }

    private async Task UndoAsync(BatchRow row)
    {
        if (await dialogs.ConfirmAsync(new Confirmation(
            Sentence.Of(HandOverText.UndoTitle, row.Number), HandOverText.UndoText, Sentence.Of(HandOverText.Undo, row.Number))))
        {
            await TellAsync((await undo.ExecuteAsync(row.Id, CancellationToken.None)).Error, () => Sentence.Of(HandOverText.Undone, row.Number));
        }
    }

    private async Task MarkTakenInAsync(BatchRow row) =>
        await TellAsync((await takenIn.ExecuteAsync(row.Id, CancellationToken.None)).Error, () => Sentence.Of(HandOverText.TakenIn, row.Number));

    private async Task TellAsync(Error? refusal, Func<string> done)
    {
        (_error, _done, _tellDone) = (refusal, refusal is null ? done() : null, refusal is null);
        await ReloadAsync();
    }
}
