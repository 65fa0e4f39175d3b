namespace PracticePortal.Features.HandOver.Accounts;

/// <summary>An account of the Swedish standard chart BAS: its number, its name as it stands in Swedish books, and what belongs there.</summary>
public sealed record BasAccount(string Number, string Name, string For)
{
    public const int NumberLength = 4;

    /// <summary>
    /// Four digits of the classes 1 to 8. Class 9 is internal accounting: no receipt belongs there, and Bookkeeping &amp; Invoicing refuses a whole
    /// file for one such row.
    /// </summary>
    public static bool IsUsable(string number) => number.Length == NumberLength && number.All(char.IsAsciiDigit) && number[0] is >= '1' and <= '8';
}
