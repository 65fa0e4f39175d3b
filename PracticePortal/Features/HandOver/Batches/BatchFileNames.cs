using System.Globalization;
using AnyAscii;

namespace PracticePortal.Features.HandOver.Batches;

/// <summary>
/// Names of a batch's files: the customer's name in plain letters and the batch's number. The organisation number is left out, as a sole
/// trader's is a personal number.
/// </summary>
public static class BatchFileNames
{
    private const int NameMaxLength = 40;

    public static string Zip(HandOverBatch batch) => $"{Stem(batch)}.zip";

    /// <summary>The ending of a file of vouchers only (SIE 4C, 5.1).</summary>
    public static string Sie(HandOverBatch batch) => $"{Stem(batch)}.si";

    public static string Index(HandOverBatch batch) => $"{Stem(batch)}.csv";

    public static string Missing(HandOverBatch batch) => $"{Stem(batch)}-saknas.txt";

    /// <summary>A name in plain small letters and digits, with hyphens between its words; empty when it has none that can be written so.</summary>
    public static string Plain(string name)
    {
        var letters = string.Concat(name.Transliterate().ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' '));
        var words = string.Join('-', letters.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return words.Length > NameMaxLength ? words[..NameMaxLength].TrimEnd('-') : words;
    }

    private static string Stem(HandOverBatch batch) =>
        string.Create(CultureInfo.InvariantCulture, $"{(Plain(batch.Customer.Name) is { Length: > 0 } name ? name : "batch")}-{batch.Number}");
}
