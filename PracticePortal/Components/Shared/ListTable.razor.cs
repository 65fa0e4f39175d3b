using Microsoft.AspNetCore.Components;

namespace PracticePortal.Components.Shared;

/// <summary>
/// The portal's one list: a plain table, since it costs an open page a quarter of what a grid does.
/// The page reads the rows, keeps order and place in its address, and is told what people ask for.
/// Cells with class "wide" are left out on phones, where a row has two lines; "num" stands to the right.
/// </summary>
public sealed partial class ListTable<TRow> : ComponentBase
{
    /// <summary>Null until they were read for the first time; the old ones stay while new ones are read.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<TRow>? Rows { get; set; }

    /// <summary>What the list is, for those who do not see it.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<ListColumn> Columns { get; set; } = [];

    /// <summary>The row's cells (td).</summary>
    [Parameter, EditorRequired]
    public RenderFragment<TRow> RowTemplate { get; set; } = default!;

    [Parameter, EditorRequired]
    public Func<TRow, object> RowKey { get; set; } = default!;

    /// <summary>"selected" for the row whose panel is open, "changed" for one that has just changed.</summary>
    [Parameter]
    public Func<TRow, string?>? RowClass { get; set; }

    /// <summary>What belongs here, and the first action.</summary>
    [Parameter]
    public RenderFragment? Empty { get; set; }

    [Parameter]
    public bool Loading { get; set; }

    [Parameter]
    public ListSort? Sort { get; set; }

    [Parameter]
    public EventCallback<ListSort> OnSort { get; set; }

    /// <summary>How many there are.</summary>
    [Parameter]
    public RenderFragment? Footer { get; set; }

    [Parameter]
    public bool HasPrevious { get; set; }

    [Parameter]
    public bool HasNext { get; set; }

    [Parameter]
    public EventCallback OnPrevious { get; set; }

    [Parameter]
    public EventCallback OnNext { get; set; }

    private string? SortOf(ListColumn column) => column.SortKey switch
    {
        null => null,
        var key when key != Sort?.Key => "none",
        _ => Sort.Descending ? "descending" : "ascending",
    };

    private Task SortAsync(string key) => OnSort.InvokeAsync(new ListSort(key, Sort?.Key == key && !Sort.Descending));

    private static Task TurnAsync(bool possible, EventCallback turn) => possible ? turn.InvokeAsync() : Task.CompletedTask;
}
