namespace PracticePortal.Features.Scanner.Interpretation.Rules;

/// <summary>Money given and money given back: what lies between them was paid.</summary>
internal static class CashPayment
{
    private static readonly string[] s_given = ["kontant", "cash", "erhallet", "mottaget", "received"];
    private static readonly string[] s_back = ["tillbaka", "vaxel", "change", "ater"];

    /// <summary>In öre; null when nothing says that somebody paid in cash and got something back.</summary>
    public static long? Find(IReadOnlyList<TextLine> lines) =>
        First(lines, s_given) is { } given && First(lines, s_back) is { } back ? given - Math.Abs(back) : null;

    private static long? First(IReadOnlyList<TextLine> lines, string[] labels) => lines
        .Where(line => labels.Any(label => line.Folded.StartsWith(label, StringComparison.Ordinal)))
        .SelectMany(line => Amount.In(line).TakeLast(1))
        .Select(amount => (long?)amount.Ore)
        .FirstOrDefault();
}
