using System.Globalization;
using Microsoft.AspNetCore.Components;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Live;

namespace PracticePortal.Features.Scanner.Components;

/// <summary>Makes two receipts of one, or one of two. Each undoes the other.</summary>
public sealed partial class ReceiptArranging(SplitReceipt split, MergeReceipts merge, ReceiptPageQueries queries, NavigationManager navigation) : LiveComponent
{
    private IReadOnlyList<MergeTarget>? _targets;
    private string _into = "";
    private Guid? _split;
    private Error? _error;

    [Parameter, EditorRequired]
    public Guid ReceiptId { get; set; }

    /// <summary>In their order.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ReceiptPageRow> Pages { get; set; } = [];

    /// <summary>Which page is looked at, from nought: the receipt is split before it.</summary>
    [Parameter, EditorRequired]
    public int Place { get; set; }

    [Parameter, EditorRequired]
    public Func<Guid, string> ReceiptAddress { get; set; } = default!;

    protected override async Task LoadAsync() => _targets = await queries.MergeTargetsAsync(ReceiptId, Leaving);

    private async Task SplitAsync()
    {
        if (Pages.ElementAtOrDefault(Place) is { } page)
        {
            var done = await split.ExecuteAsync(ReceiptId, page.FileId, page.Page, CancellationToken.None);
            (_error, _split) = (done.Error, done.Succeeded ? done.Value : null);
        }
    }

    private async Task UndoAsync()
    {
        if (_split is { } other)
        {
            _error = (await merge.ExecuteAsync(other, ReceiptId, CancellationToken.None)).Error;
            _split = _error is null ? null : other;
        }
    }

    private async Task MergeAsync()
    {
        if (!Guid.TryParse(_into, CultureInfo.InvariantCulture, out var into))
        {
            _error = ReceiptErrors.NoTarget;
            return;
        }

        _error = (await merge.ExecuteAsync(ReceiptId, into, CancellationToken.None)).Error;
        if (_error is null)
        {
            navigation.NavigateTo(ReceiptAddress(into));
        }
    }
}
