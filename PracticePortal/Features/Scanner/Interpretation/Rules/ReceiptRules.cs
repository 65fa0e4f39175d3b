namespace PracticePortal.Features.Scanner.Interpretation.Rules;

/// <summary>Finds facts in words. A rule that finds a contradiction finds nothing: a wrong value is worse than none.</summary>
internal static class ReceiptRules
{
    /// <param name="pages">The words of each page, line by line.</param>
    /// <param name="receivedOn">The day on which the receipt came.</param>
    public static FoundFacts Find(IReadOnlyList<IReadOnlyList<Word>> pages, DateOnly receivedOn)
    {
        var lines = pages.SelectMany((words, page) => TextLine.Of(words, page)).ToList();
        return new FoundFacts { Date = DateRule.Find(lines, receivedOn) };
    }
}
