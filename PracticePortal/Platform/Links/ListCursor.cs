using System.Text.RegularExpressions;

namespace PracticePortal.Platform.Links;

/// <summary>
/// The row behind which, or before which, a page of a list begins. It stands in the list's address, so it holds the row's id and no name and no
/// number of a company or a person; the reader looks those up.
/// </summary>
/// <param name="Value">What the list is sorted by, when that is something that changes from day to day; else empty.</param>
/// <param name="IsBefore">The page ends before the row; else it begins behind it.</param>
public sealed partial record ListCursor(Guid Id, string Value, bool IsBefore)
{
    public const string After = "after";
    public const string Before = "before";

    private string Text => Value.Length == 0 ? $"{Id:N}" : $"{Value}~{Id:N}";

    /// <summary>Null for the first page, which is also what nonsense in an address leads to.</summary>
    public static ListCursor? Read(string? after, string? before) => Read(after, isBefore: false) ?? Read(before, isBefore: true);

    /// <summary>As they stand in the address; one of them is empty.</summary>
    public static (string Name, string Value)[] Write(ListCursor? cursor) =>
        [(After, cursor is { IsBefore: false } ? cursor.Text : ""), (Before, cursor is { IsBefore: true } ? cursor.Text : "")];

    private static ListCursor? Read(string? text, bool isBefore) => text is not null && Form().Match(text) is { Success: true } match
        ? new ListCursor(Guid.ParseExact(match.Groups["id"].ValueSpan, "N"), match.Groups["value"].Value, isBefore)
        : null;

    [GeneratedRegex(@"\A((?<value>[0-9-]{1,22})~)?(?<id>[0-9a-f]{32})\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Form();
}
