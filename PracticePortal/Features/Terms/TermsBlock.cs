namespace PracticePortal.Features.Terms;

/// <summary>One part of a text: a heading or a paragraph. Texts are plain; nothing in them is markup.</summary>
public sealed record TermsBlock(bool IsHeading, string Text)
{
    /// <summary>An empty line parts paragraphs; a line that starts with # is a heading.</summary>
    public static IReadOnlyList<TermsBlock> Of(string content) =>
        [.. content.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .SelectMany(Parts)];

    private static IEnumerable<TermsBlock> Parts(string paragraph)
    {
        if (!paragraph.StartsWith('#'))
        {
            return [new TermsBlock(IsHeading: false, paragraph)];
        }

        var lines = paragraph.Split('\n', 2);
        var heading = new TermsBlock(IsHeading: true, lines[0].TrimStart('#').Trim());
        return lines is [_, var rest] ? [heading, .. Parts(rest.Trim())] : [heading];
    }
}
