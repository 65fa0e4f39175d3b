namespace PracticePortal.Features.Scanner.Interpretation.Rules;

/// <summary>Whether the words beside something say that it is what a rule looks for, or something else.</summary>
internal static class Labels
{
    /// <summary>By the last label in the text: true for a right one, false for a wrong one, null for none. A wrong one beats a right one that it holds.</summary>
    public static bool? Nearest(string folded, IReadOnlyList<string> right, IReadOnlyList<string> wrong)
    {
        var (good, bad) = (End(folded, right), End(folded, wrong));
        return good < 0 && bad < 0 ? null : bad < 0 || good > bad + LongestTail(folded, bad);
    }

    /// <summary>By the label above, where tables have their heads: of the line above, what stands over it.</summary>
    public static bool? Above(TextLine line, int start, int length, TextLine? above, IReadOnlyList<string> right, IReadOnlyList<string> wrong)
    {
        if (above is null || above.Page != line.Page)
        {
            return null;
        }

        var box = line.PlaceOf(start, length).Box;
        var margin = box.Width * 0.3;
        var head = string.Join(' ', above.Words.Where(word => word.Box.Left < box.Right + margin && word.Box.Right > box.Left - margin).Select(word => TextLine.Fold(word.Text)));
        return Nearest(head, right, wrong);
    }

    private static int End(string folded, IReadOnlyList<string> labels) =>
        labels.Select(label => folded.LastIndexOf(label, StringComparison.Ordinal) is var at && at >= 0 ? at + label.Length : -1).Max();

    /// <summary>The rest of a compound: in "förfallodatum" the right label "datum" ends the word that begins with the wrong one.</summary>
    private static int LongestTail(string folded, int from)
    {
        var end = folded.AsSpan(from).IndexOfAny(' ', ':');
        var word = end < 0 ? folded.Length - from : end;
        var next = folded.AsSpan(from + word).TrimStart(" ");
        return next.StartsWith("date") || next.StartsWith("datum") || next.StartsWith("dag") ? word + 6 : word;
    }
}
