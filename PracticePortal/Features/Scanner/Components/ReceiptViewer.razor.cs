using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Features.Scanner.Receipts.Work;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Live;

namespace PracticePortal.Features.Scanner.Components;

/// <summary>One receipt: its pages with zoom and rotation, by mouse and by keyboard. Nothing of it changes the originals.</summary>
public sealed partial class ReceiptViewer(ReceiptQueries queries, ArchiveReceipt archive) : LiveList<Guid, ReceiptDetails>
{
    private const int QuarterTurn = 90;

    /// <summary>In percent of the room that there is.</summary>
    private static readonly int[] s_sizes = [50, 75, 100, 150, 200, 300, 400];

    private int _size = Array.IndexOf(s_sizes, 100);
    private int _turned;
    private int _page;
    private Error? _error;

    [Parameter, EditorRequired]
    public Guid ReceiptId { get; set; }

    [Parameter, EditorRequired]
    public Func<Guid, string> ReceiptAddress { get; set; } = default!;

    [Parameter, EditorRequired]
    public IReadOnlyList<Crumb> Breadcrumbs { get; set; } = [];

    protected override Guid Question => ReceiptId;

    /// <summary>On its side a picture stands in a square, in which nothing of it is cut off.</summary>
    private string Look => string.Create(
        CultureInfo.InvariantCulture,
        $"width: {s_sizes[_size]}%; transform: rotate({_turned}deg){(_turned % (2 * QuarterTurn) == 0 ? "" : "; aspect-ratio: 1; object-fit: contain; background: none")}");

    protected override Task<ReceiptDetails?> ReadAsync(Guid question) => queries.FindAsync(question, Leaving);

    private ReceiptFileRow? FileIn(ReceiptDetails receipt) => receipt.Files.ElementAtOrDefault(Math.Clamp(_page, 0, Math.Max(0, receipt.Files.Count - 1)));

    private void Zoom(int steps) => _size = Math.Clamp(_size + steps, 0, s_sizes.Length - 1);

    private void Turn() => _turned = (_turned + QuarterTurn) % (4 * QuarterTurn);

    private void GoTo(int page) => _page = Math.Clamp(page, 0, Math.Max(0, (List?.Files.Count ?? 0) - 1));

    private void Press(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "+":
                Zoom(1);
                break;
            case "-":
                Zoom(-1);
                break;
            case "r" or "R":
                Turn();
                break;
            case "PageDown":
                GoTo(_page + 1);
                break;
            case "PageUp":
                GoTo(_page - 1);
                break;
            default:
                break;
        }
    }

    private async Task ArchiveAsync()
    {
        _error = (await archive.ExecuteAsync(ReceiptId, CancellationToken.None)).Error;
        await ReloadAsync();
    }
}
