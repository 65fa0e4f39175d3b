using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using PracticePortal.Features.Scanner.Interpretation;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Components;

/// <summary>A receipt's pages over all its files, one at a time: larger and smaller, and turned for everybody, by mouse and by keyboard.</summary>
public sealed partial class ReceiptPicture(TurnPage turn) : ComponentBase
{
    /// <summary>In percent of the room that there is; a small picture is as large as it is at 100.</summary>
    private static readonly int[] s_sizes = [50, 75, 100, 150, 200, 300, 400];

    private readonly HashSet<ReceiptPageRow> _failed = [];
    private int _size = Array.IndexOf(s_sizes, 100);
    private int _place;
    private Error? _error;

    [Parameter, EditorRequired]
    public Guid ReceiptId { get; set; }

    /// <summary>In their order.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ReceiptPageRow> Pages { get; set; } = [];

    /// <summary>Places that are marked on the picture.</summary>
    [Parameter]
    public IReadOnlyList<MarkedPlace> Marks { get; set; } = [];

    /// <summary>Told which page is shown, from nought.</summary>
    [Parameter]
    public EventCallback<int> OnPage { get; set; }

    /// <summary>There may be fewer pages than a moment ago.</summary>
    private int Place => Math.Clamp(_place, 0, Math.Max(0, Pages.Count - 1));

    private ReceiptPageRow? Shown => Pages.ElementAtOrDefault(Place);

    private string Look => Css($"zoom: {s_sizes[_size] / 100.0}; max-width: {s_sizes[_size]}%");

    private static string LookOf(PageBox place) =>
        Css($"left: {place.Left * 100:0.##}%; top: {place.Top * 100:0.##}%; width: {place.Width * 100:0.##}%; height: {place.Height * 100:0.##}%");

    private static string Css(FormattableString look) => look.ToString(CultureInfo.InvariantCulture);

    private void Zoom(int steps) => _size = Math.Clamp(_size + steps, 0, s_sizes.Length - 1);

    private async Task GoTo(int place)
    {
        _place = Math.Clamp(place, 0, Math.Max(0, Pages.Count - 1));
        await OnPage.InvokeAsync(_place);
    }

    /// <summary>The page that shows the receipt hears of it as all others do.</summary>
    private async Task TurnAsync()
    {
        if (Shown is { } page)
        {
            _error = (await turn.ExecuteAsync(ReceiptId, page.FileId, page.Page, (page.QuarterTurns + 1) % 4, CancellationToken.None)).Error;
        }
    }

    private Task PressAsync(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "+":
                Zoom(1);
                return Task.CompletedTask;
            case "-":
                Zoom(-1);
                return Task.CompletedTask;
            case "r" or "R":
                return TurnAsync();
            case "PageDown":
                return GoTo(Place + 1);
            case "PageUp":
                return GoTo(Place - 1);
            default:
                return Task.CompletedTask;
        }
    }
}
