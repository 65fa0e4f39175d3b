using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Features.Scanner.Receipts.Work;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Live;

namespace PracticePortal.Features.Scanner.Components;

/// <summary>One receipt: its pages, and what can be done with it. Nothing of it changes the originals.</summary>
public sealed partial class ReceiptViewer(ReceiptQueries queries, ArchiveReceipt archive) : LiveList<Guid, ReceiptDetails>
{
    private int _place;
    private Error? _error;

    [Parameter, EditorRequired]
    public Guid ReceiptId { get; set; }

    [Parameter, EditorRequired]
    public Func<Guid, string> ReceiptAddress { get; set; } = default!;

    [Parameter, EditorRequired]
    public IReadOnlyList<Crumb> Breadcrumbs { get; set; } = [];

    protected override Guid Question => ReceiptId;

    protected override Task<ReceiptDetails?> ReadAsync(Guid question) => queries.FindAsync(question, Leaving);

    private async Task ArchiveAsync()
    {
        _error = (await archive.ExecuteAsync(ReceiptId, CancellationToken.None)).Error;
        await ReloadAsync();
    }
}
