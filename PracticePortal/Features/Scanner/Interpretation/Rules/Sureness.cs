namespace PracticePortal.Features.Scanner.Interpretation.Rules;

/// <summary>How sure a fact is: what its rule says of it, less where it was hard to read.</summary>
internal static class Sureness
{
    /// <summary>Of OCR; what is below is often wrong in a letter.</summary>
    private const int WellRead = 60;

    private const int LessForHardToRead = 20;

    public static Found<T> Found<T>(T value, TextLine line, int start, int length, int sure, IReadOnlyList<Reason> why, bool isShown = false)
    {
        var isHard = !isShown && line.SureOf(start, length) < WellRead;
        return new Found<T>(value, line.PlaceOf(start, length), isHard ? Math.Max(0, sure - LessForHardToRead) : sure, isHard ? [.. why, Reason.HardToRead] : why);
    }
}
