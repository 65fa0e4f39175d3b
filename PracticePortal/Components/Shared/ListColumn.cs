namespace PracticePortal.Components.Shared;

/// <summary>A column's heading. With a sort key people can sort by it.</summary>
public sealed record ListColumn(string Title, string? SortKey = null)
{
    /// <summary>Numbers and amounts stand to the right (their cells, too: class "num").</summary>
    public bool IsNumber { get; init; }
}

/// <summary>The order of a list.</summary>
public sealed record ListSort(string Key, bool Descending);
