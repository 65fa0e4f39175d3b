using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;

namespace PracticePortal.Platform.Domain;

/// <summary>An address that mail can be sent to: one mailbox, plain ASCII, no display name.</summary>
public static partial class EmailAddress
{
    /// <summary>RFC 5321, 4.5.3.1: 64 octets, @, and what a path of 256 leaves.</summary>
    public const int MaxLength = 254;

    public static Result<string> Parse(string? typed, string field)
    {
        var text = PlainText.Clean(typed);
        if (text is null)
        {
            return CommonErrors.Required(field);
        }

        if (text.Length > MaxLength)
        {
            return CommonErrors.TooLong(field, MaxLength);
        }

        return IsAddress(text) ? text.ToLower(CultureInfo.InvariantCulture) : Error.Invalid("email-not-valid").In(field);
    }

    /// <summary>The address with all but its first letter hidden: o•••@solrosen.example.</summary>
    public static string Mask(string address)
    {
        var at = address.LastIndexOf('@');
        return at < 1 ? "•••" : $"{address[0]}•••{address[at..]}";
    }

    /// <summary>A text, such as a mail server's answer, with every address in it masked.</summary>
    public static string MaskIn(string text) => Anywhere().Replace(text, match => Mask(match.Value));

    [GeneratedRegex(@"[^\s<>@:,;()""]+@[^\s<>@:,;()""]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Anywhere();

    private static bool IsAddress(string text) =>
        text.All(c => c is > ' ' and < '\u007f') && text.IndexOfAny(['<', '>', '"', '(', ')', ',', ';', ':', '\\', '[', ']']) < 0
        && MailAddress.TryCreate(text, out var parsed) && parsed.Address == text && parsed.User.Length <= 64
        && parsed.Host.Contains('.', StringComparison.Ordinal) && !parsed.Host.StartsWith('.') && !parsed.Host.EndsWith('.')
        && parsed.Host.Split('.').All(label => label.Length is > 0 and <= 63
            && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && label[0] != '-' && label[^1] != '-');
}
