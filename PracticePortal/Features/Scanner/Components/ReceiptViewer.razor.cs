using Microsoft.AspNetCore.Components;
using MudBlazor;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Scanner.Interpretation;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Features.Scanner.Receipts.Work;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.Scanner.Components;

/// <summary>A receipt, and the pile that a list showed when it was opened.</summary>
public sealed record ReceiptInPile(Guid ReceiptId, ReceiptFilter Pile);

/// <summary>
/// One receipt: its pages, what stands on it, what was asked, and the way through the pile, by mouse and by keyboard.
/// Nothing of it changes the originals.
/// </summary>
public sealed partial class ReceiptViewer(
    ReceiptQueries queries, RecordOpening opening, ArchiveReceipt archive, RestoreReceipt restore, ReopenReceipt reopen, NavigationManager navigation,
    ISnackbar snackbar) : LiveList<ReceiptInPile, ReceiptDetails>
{
    private int _place;
    private ReceiptNeighbours? _beside;
    private ReceiptFact _marked;
    private bool _isOpened;
    private bool _goesOn;
    private bool _tellDone;
    private string? _said;
    private ElementReference _message;
    private Error? _error;

    /// <summary>Through which an agency looks; null for one's own organisation. A receipt that is seen through another one is not found.</summary>
    [Parameter]
    public Guid? CollaborationId { get; set; }

    [Parameter, EditorRequired]
    public Guid ReceiptId { get; set; }

    [Parameter, EditorRequired]
    public Func<Guid, string> ReceiptAddress { get; set; } = default!;

    [Parameter, EditorRequired]
    public IReadOnlyList<Crumb> Breadcrumbs { get; set; } = [];

    /// <summary>What another feature shows beside the facts, such as the voucher.</summary>
    [Parameter]
    public RenderFragment<ReceiptDetails>? Beside { get; set; }

    [SupplyParameterFromQuery(Name = ReceiptFilter.ShownName)]
    public string? ShownParameter { get; set; }

    [SupplyParameterFromQuery(Name = ReceiptFilter.TextName)]
    public string? TextParameter { get; set; }

    [SupplyParameterFromQuery(Name = ReceiptFilter.FromName)]
    public string? FromParameter { get; set; }

    [SupplyParameterFromQuery(Name = ReceiptFilter.UntilName)]
    public string? UntilParameter { get; set; }

    protected override ReceiptInPile Question => new(ReceiptId, ReceiptFilter.Read(ShownParameter, TextParameter, FromParameter, UntilParameter));

    /// <summary>The list is the pile that one came from.</summary>
    private IReadOnlyList<Crumb> Above =>
        Breadcrumbs is [.., var list] ? [.. Breadcrumbs.SkipLast(1), list with { Href = PageAddress.Of(list.Href, 0, Question.Pile.Write()) }] : Breadcrumbs;

    private Guid? Following => _beside?.ToCheck;

    protected override async Task<ReceiptDetails?> ReadAsync(ReceiptInPile question)
    {
        var receipt = await queries.FindAsync(question.ReceiptId, Leaving);
        if (receipt is null || receipt.CollaborationId != CollaborationId)
        {
            return null;
        }

        _beside = await queries.NeighboursAsync(CollaborationId, question.ReceiptId, question.Pile, Leaving);
        if (!_isOpened)
        {
            _isOpened = true;
            Arrive(receipt);
            if (CollaborationId is not null && await opening.ExecuteAsync(question.ReceiptId, CancellationToken.None) is { Succeeded: false })
            {
                return null; // it was closed meanwhile
            }
        }

        return receipt;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (_tellDone)
        {
            _tellDone = false;
            await _message.FocusAsync();
        }
    }

    private string InPile(Guid receiptId) => PageAddress.Of(ReceiptAddress(receiptId), 0, Question.Pile.Write());

    /// <summary>Whoever comes from a receipt that has just been approved goes on where something is to be checked.</summary>
    private void Arrive(ReceiptDetails receipt)
    {
        if (navigation.HistoryEntryState is { Length: > 0 } approved)
        {
            (_goesOn, _said) = (true, Sentence.Of(ScannerText.ReadyAndHere, approved, receipt.Row.Name));
        }
    }

    private async Task GoOnAsync()
    {
        await ReloadAsync(); // by the name that it has now
        var approved = List?.Row.Name;
        if (Following is { } following)
        {
            navigation.NavigateTo(InPile(following), new NavigationOptions { HistoryEntryState = approved });
        }
        else
        {
            Say(Sentence.Of(ScannerText.ReadyLast, approved));
        }
    }

    private void Say(string done) => (_said, _tellDone) = (done, true);

    /// <summary>Where the fact was read whose field has the focus.</summary>
    private IReadOnlyList<MarkedPlace> MarksOn(ReceiptDetails receipt) =>
    [
        .. receipt.Known.Read.Where(read => read.Fact == _marked && read.HasPlace)
            .Select(read => new MarkedPlace(read.Page, new PageBox(read.Box[0], read.Box[1], read.Box[2], read.Box[3]))),
    ];

    private async Task ArchiveAsync()
    {
        if (await ActAsync(() => archive.ExecuteAsync(ReceiptId, CancellationToken.None), ScannerText.ReceiptArchivedNow))
        {
            snackbar.Add(Sentence.Of(ScannerText.ReceiptArchivedNamed, List?.Row.Name), Severity.Normal, options =>
            {
                options.Action = CommonText.Undo;
                options.OnClick = _ => InvokeAsync(RestoreAsync);
            });
        }
    }

    private Task RestoreAsync() => ActAsync(() => restore.ExecuteAsync(ReceiptId, CancellationToken.None), ScannerText.ReceiptRestoredNow);

    private Task ReopenAsync() => ActAsync(() => reopen.ExecuteAsync(ReceiptId, CancellationToken.None), ScannerText.ReceiptReopenedNow);

    private async Task<bool> ActAsync(Func<Task<Result>> act, string done)
    {
        _error = (await act()).Error;
        if (_error is null)
        {
            Say(done);
        }

        await ReloadAsync();
        return _error is null;
    }
}
