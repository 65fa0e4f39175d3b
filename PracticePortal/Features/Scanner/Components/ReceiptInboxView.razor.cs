using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.Scanner.Components;

/// <summary>What an inbox is asked: which part, and from which row on.</summary>
public sealed record ReceiptQuestion(Guid? CollaborationId, ReceiptsShown Shown, ListCursor? From);

/// <summary>An organisation's receipts, the newest first, and where new ones are added. Both sides see the same.</summary>
public sealed partial class ReceiptInboxView(ReceiptQueries queries, NavigationManager navigation) : LiveList<ReceiptQuestion, ReceiptInbox>
{
    private const string ShownName = "show";

    /// <summary>Through which an agency looks; null for one's own organisation.</summary>
    [Parameter]
    public Guid? CollaborationId { get; set; }

    /// <summary>Of the page that shows it.</summary>
    [Parameter, EditorRequired]
    public string Path { get; set; } = "";

    [Parameter, EditorRequired]
    public Func<Guid, string> ReceiptAddress { get; set; } = default!;

    [SupplyParameterFromQuery(Name = ShownName)]
    public string? ShownParameter { get; set; }

    [SupplyParameterFromQuery(Name = ListCursor.After)]
    public string? AfterParameter { get; set; }

    [SupplyParameterFromQuery(Name = ListCursor.Before)]
    public string? BeforeParameter { get; set; }

    protected override ReceiptQuestion Question =>
        new(CollaborationId, PageAddress.ReadFilter<ReceiptsShown>(ShownParameter), ListCursor.Read(AfterParameter, BeforeParameter));

    private static IReadOnlyList<ListColumn> Columns =>
    [
        new(ScannerText.ColumnReceipt), new(ScannerText.ColumnReceived), new(ScannerText.ColumnBroughtBy), new(ScannerText.ColumnFiles) { IsNumber = true },
        new(ScannerText.ColumnStatus),
    ];

    private bool IsFiltered => Question.Shown != ReceiptsShown.New;

    protected override Task<ReceiptInbox?> ReadAsync(ReceiptQuestion question) =>
        queries.InboxAsync(question.CollaborationId, question.Shown, question.From, Leaving);

    private static (string Name, string Value) Filter(ReceiptsShown part) => (ShownName, PageAddress.Write(part));

    private static string NameOf(ReceiptsShown part) => part switch
    {
        ReceiptsShown.New => ScannerText.ReceiptsNew,
        ReceiptsShown.Archived => ScannerText.ReceiptsArchived,
        ReceiptsShown.All => ScannerText.ReceiptsAll,
    };

    private void GoTo(ListCursor? place) => navigation.NavigateTo(PageAddress.Of(Path, 0, [Filter(Question.Shown), .. ListCursor.Write(place)]));
}
