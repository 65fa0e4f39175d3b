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

    private static string Stem(HandOverBatch batch)
    {
        var letters = string.Concat(batch.Customer.Name.Transliterate().ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' '));
        var words = string.Join('-', letters.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var name = words.Length > NameMaxLength ? words[..NameMaxLength].TrimEnd('-') : words;
        return string.Create(CultureInfo.InvariantCulture, $"{(name == "" ? "batch" : name)}-{batch.Number}");
    }
}
