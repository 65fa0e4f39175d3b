using System.Globalization;

namespace PracticePortal.Platform.Domain;

/// <summary>
/// A Swedish organisation number, or the personal number of a sole trader, as ten digits.
/// Check digit: modulus 10 with weights 2,1,2,… on the first nine (SKV 709; Skatteverket's rules for personal numbers).
/// </summary>
public static class OrganisationNumber
{
    public const int Length = 10;

    /// <summary>Takes NNNNNN-NNNC, ten digits, or twelve with the century or 16 before; gives ten digits.</summary>
    public static Result<string> Parse(string? typed, string field)
    {
        var text = PlainText.Clean(typed);
        if (text is null)
        {
            return CommonErrors.Required(field);
        }

        var digits = Digits(text);
        return digits is not null && HasRightCheckDigit(digits) && (IsLegalPerson(digits) || IsPersonal(digits))
            ? digits
            : Error.Invalid("organisation-number-not-valid").In(field);
    }

    public static bool IsValid(string? typed) => Parse(typed, "").Succeeded;

    /// <summary>A natural person's number: digits 3 and 4 are a month (a legal person's are 20 or more). It is personal data.</summary>
    public static bool IsPersonal(string digits) =>
        digits is [_, _, var m1, var m2, var d1, var d2, ..] && Number(m1, m2) is >= 1 and <= 12
        && Number(d1, d2) is (>= 1 and <= 31) or (>= 61 and <= 91);

    /// <summary>559999-0008, and a sole trader's as 640823-****.</summary>
    public static string Display(string digits) => digits.Length != Length
        ? digits
        : IsPersonal(digits) ? $"{digits[..6]}-****" : $"{digits[..6]}-{digits[6..]}";

    /// <summary>The whole number with its hyphen, for the forms where its owner's agency edits it.</summary>
    public static string Full(string digits) => digits.Length != Length ? digits : $"{digits[..6]}-{digits[6..]}";

    /// <summary>The tenth digit for nine given ones.</summary>
    public static char CheckDigit(ReadOnlySpan<char> nine)
    {
        var sum = 0;
        for (var i = 0; i < 9; i++)
        {
            var product = (nine[i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += (product / 10) + (product % 10);
        }

        return (char)('0' + ((10 - (sum % 10)) % 10));
    }

    private static string? Digits(string text)
    {
        var compact = text.Replace(" ", "", StringComparison.Ordinal);
        var hyphen = compact.IndexOfAny(['-', '+', '\u2212', '\u2013']);
        if (hyphen >= 0 && hyphen != compact.Length - 5)
        {
            return null;
        }

        var digits = hyphen < 0 ? compact : compact.Remove(hyphen, 1);
        if (!digits.All(char.IsAsciiDigit))
        {
            return null;
        }

        return digits.Length switch
        {
            Length => digits,
            12 when digits[..2] is "16" && IsLegalPerson(digits[2..]) => digits[2..],
            12 when digits[..2] is "18" or "19" or "20" && IsPersonal(digits[2..]) => digits[2..],
            _ => null,
        };
    }

    /// <summary>What cannot be a month, so cannot be a person's; the register itself begins at 20, made-up numbers have 00 there, too.</summary>
    private static bool IsLegalPerson(string digits) => digits[0] is >= '1' and <= '9' && Number(digits[2], digits[3]) is (0 or >= 20);

    private static bool HasRightCheckDigit(string digits) => digits[9] == CheckDigit(digits.AsSpan(0, 9));

    private static int Number(char tens, char ones) =>
        int.Parse([tens, ones], NumberStyles.None, CultureInfo.InvariantCulture);
}
