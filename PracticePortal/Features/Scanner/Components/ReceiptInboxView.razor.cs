using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.Scanner.Components;

/// <summary>What an inbox is asked: which receipts, and from which row on.</summary>
public sealed record ReceiptQuestion(Guid? CollaborationId, ReceiptFilter Filter, ListCursor? From);

/// <summary>An organisation's receipts, the newest first, and where new ones are added. Both sides see the same.</summary>
public sealed partial class ReceiptInboxView(ReceiptQueries queries, NavigationManager navigation) : LiveList<ReceiptQuestion, ReceiptInbox>
{
    private readonly SearchInAddress _search = new();
    /// <summary>With the facts that were shown then: the list follows live what others change.</summary>
    private readonly Dictionary<Guid, ReceiptFacts> _picked = [];

    /// <summary>Through which an agency looks; null for one's own organisation.</summary>
    [Parameter]
    public Guid? CollaborationId { get; set; }

    /// <summary>Of the page that shows it.</summary>
    [Parameter, EditorRequired]
    public string Path { get; set; } = "";

    [Parameter, EditorRequired]
    public Func<Guid, string> ReceiptAddress { get; set; } = default!;

    [SupplyParameterFromQuery(Name = ReceiptFilter.ShownName)]
    public string? ShownParameter { get; set; }

    [SupplyParameterFromQuery(Name = ReceiptFilter.TextName)]
    public string? TextParameter { get; set; }

    [SupplyParameterFromQuery(Name = ReceiptFilter.FromName)]
    public string? FromParameter { get; set; }

    [SupplyParameterFromQuery(Name = ReceiptFilter.UntilName)]
    public string? UntilParameter { get; set; }

    [SupplyParameterFromQuery(Name = ListCursor.After)]
    public string? AfterParameter { get; set; }

    [SupplyParameterFromQuery(Name = ListCursor.Before)]
    public string? BeforeParameter { get; set; }

    protected override ReceiptQuestion Question => new(CollaborationId, Filter, ListCursor.Read(AfterParameter, BeforeParameter));

    private static IReadOnlyList<ListColumn> Columns =>
    [
        new(ScannerText.ColumnReceipt), new(ScannerText.FactDate), new(ScannerText.FactTotal) { IsNumber = true }, new(ScannerText.ColumnReceived),
        new(ScannerText.ColumnHolder), new(ScannerText.ColumnStatus),
    ];

    private ReceiptFilter Filter => ReceiptFilter.Read(ShownParameter, _search.Text, FromParameter, UntilParameter);

    private bool IsFiltered => Filter.Shown != ReceiptsShown.New || Filter.IsNarrowed;

    /// <summary>Those of the page that is shown.</summary>
    private IReadOnlyList<ReceiptRow> Picked => [.. (List?.Rows ?? []).Where(row => _picked.ContainsKey(row.Id))];

    protected override void OnParametersSet() => _search.Follow(TextParameter);

    protected override Task<ReceiptInbox?> ReadAsync(ReceiptQuestion question) =>
        queries.InboxAsync(question.CollaborationId, question.Filter, question.From, Leaving);

    private static string NameOf(ReceiptsShown part) => part switch
    {
        ReceiptsShown.New => ScannerText.ReceiptsNew,
        ReceiptsShown.Interpreted => ScannerText.ReceiptInterpreted,
        ReceiptsShown.NeedsAnswer => ScannerText.ReceiptNeedsAnswer,
        ReceiptsShown.Ready => ScannerText.ReceiptReady,
        ReceiptsShown.HandedOver => ScannerText.ReceiptHandedOver,
        ReceiptsShown.Archived => ScannerText.ReceiptsArchived,
        ReceiptsShown.All => ScannerText.ReceiptsAll,
    };

    private string AddressOf(ReceiptFilter filter, ListCursor? place = null) => PageAddress.Of(Path, 0, [.. filter.Write(), .. ListCursor.Write(place)]);

    private void Pick(IReadOnlyList<ReceiptRow> rows, bool picked)
    {
        foreach (var row in rows)
        {
            if (picked)
            {
                _picked.TryAdd(row.Id, row.Facts);
            }
            else
            {
                _picked.Remove(row.Id);
            }
        }

        StateHasChanged(); // also when the buttons beside the list picked them
    }

    /// <summary>A text that may be a personal number stays with this page.</summary>
    private async Task Search(ReceiptFilter filter)
    {
        _search.Take(filter.Text);
        navigation.NavigateTo(AddressOf(filter));
        await AskAsync();
    }

    private void GoTo(ListCursor? place) => navigation.NavigateTo(AddressOf(Filter, place));
}
