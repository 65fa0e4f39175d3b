namespace PracticePortal.Features.Scanner.Interpretation;

/// <summary>A word on a page.</summary>
/// <param name="Line">The number of its line, from the top.</param>
/// <param name="Box">On the page as it can be read.</param>
/// <param name="Sure">0 to 100: how well it could be read. 100 for a document's own text.</param>
internal sealed record Word(string Text, int Line, PageBox Box, int Sure);

/// <summary>The words of one page, line by line and from left to right.</summary>
/// <param name="PagesOfFile">How many pages its file has.</param>
/// <param name="Words">Empty for an empty page. Their boxes are on the page as it can be read.</param>
/// <param name="QuarterTurns">By which it is to be turned clockwise so that it can be read: the camera did not say that it was held otherwise.</param>
internal sealed record PageWords(int PagesOfFile, IReadOnlyList<Word> Words, int QuarterTurns = 0)
{
    /// <summary>More than a page holds that somebody reads; what comes then is left out.</summary>
    public const int MostWords = 5_000;

    public string Text => string.Join('\n', Words.GroupBy(word => word.Line).Select(line => string.Join(' ', line.Select(word => word.Text))));
}
