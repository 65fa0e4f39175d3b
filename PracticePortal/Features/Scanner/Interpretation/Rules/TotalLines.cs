namespace PracticePortal.Features.Scanner.Interpretation.Rules;

/// <summary>An amount that may be the total, by the words before it.</summary>
/// <param name="Points">The more, the clearer the words.</param>
/// <param name="IsPayment">It says what was paid by card or the like, and vouches for a total.</param>
internal sealed record TotalLine(Amount Amount, int Points, bool IsPayment);

/// <summary>Finds lines that say what was to be paid, or was paid.</summary>
internal static class TotalLines
{
    /// <summary>Of a word that says "total" and no more.</summary>
    public const int Clear = 80;

    private const int Clearest = 100;
    private const int Paid = 40;

    private static readonly (string Label, int Points)[] s_labels =
    [
        ("att betala", Clearest), ("att erlagga", Clearest), ("amount due", Clearest), ("total due", Clearest), ("balance due", Clearest), ("grand total", Clearest),
        ("inkl. moms", Clearest), ("inkl moms", Clearest), ("incl. vat", Clearest), ("incl vat", Clearest),
        ("total", Clear), ("summa", Clear), ("belopp", Clear - 15), ("amount", Clear - 15), ("slutsumma", Clearest),
        ("kop", Paid), ("purchase", Paid), ("kort", Paid), ("card", Paid), ("swish", Paid), ("betalt", Paid), ("paid", Paid), ("debit", Paid), ("visa", Paid), ("mastercard", Paid),
    ];

    private static readonly string[] s_other =
    [
        "delsumma", "subtotal", "sub total", "sub-total", "exkl", "excl", "ex moms", "netto", "net amount", "varor", "rabatt", "discount", "avrund", "utjamn", "rounding",
        "tillbaka", "vaxel", "change", "aterbet", "spar", "bonus", "poang", "dricks", "varav", "of which", "kontant", "cash", "oppet kop",
    ];

    private static readonly string[] s_vat = ["moms", "vat", "tax"];
    private static readonly string[] s_with = ["inkl", "incl"];

    public static IReadOnlyList<TotalLine> Find(IReadOnlyList<TextLine> lines)
    {
        var found = new List<TotalLine>();
        for (var at = 0; at < lines.Count; at++)
        {
            var amounts = Amount.In(lines[at]);
            if (amounts.Count > 0)
            {
                var points = Points(lines[at].Folded[..amounts[^1].Start]);
                if (points > 0)
                {
                    found.Add(new TotalLine(amounts[^1], points, points == Paid));
                }
            }
            else if (at + 1 < lines.Count && Points(lines[at].Folded) is >= Clear and var points && Alone(lines[at + 1]) is { } below)
            {
                found.Add(new TotalLine(below, points - 10, false));
            }
        }

        return found;
    }

    /// <summary>Nought when the words say nothing, or something else.</summary>
    private static int Points(string before)
    {
        var isWith = Holds(before, s_with);
        return Holds(before, s_other) || (Holds(before, s_vat) && !isWith) || before.Contains('%', StringComparison.Ordinal)
            ? 0
            : s_labels.Where(label => before.Contains(label.Label, StringComparison.Ordinal)).Select(label => label.Points).DefaultIfEmpty().Max();
    }

    private static bool Holds(string text, IEnumerable<string> words) => words.Any(word => text.Contains(word, StringComparison.Ordinal));

    /// <summary>An amount with a currency at most beside it.</summary>
    private static Amount? Alone(TextLine line) =>
        Amount.In(line) is [var only] && line.Folded.Remove(only.Start, only.Length).Count(char.IsLetterOrDigit) <= 3 ? only : null;
}
