using MimeKit;
using MimeKit.Text;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Platform.Email;

/// <summary>A letter as it goes over the wire: one sender, one recipient, the text part first, then the HTML.</summary>
internal static class MimeLetter
{
    public static MimeMessage Create(OutgoingMessage message, EmailOptions options, TimeProvider time)
    {
        var letter = new MimeMessage
        {
            MessageId = message.MessageId,
            Date = time.GetUtcNow(),
            Subject = OneLine.Of(message.Letter.Subject),
            Body = new MultipartAlternative { Part(TextFormat.Plain, message.Letter.Text), Part(TextFormat.Html, message.Letter.Html) },
        };
        letter.From.Add(MailboxAddress.Parse(options.From));
        letter.To.Add(new MailboxAddress(OneLine.Of(message.To.Name), Mailbox(message.To.Email)));
        letter.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        letter.Headers.Add("X-Auto-Response-Suppress", "All");
        letter.Body.Headers.Add(HeaderId.ContentLanguage, message.Letter.Language);
        return letter;
    }

    private static TextPart Part(TextFormat format, string content) =>
        new(format) { Text = content, ContentTransferEncoding = ContentEncoding.QuotedPrintable };

    private static string Mailbox(string address) =>
        EmailAddress.Parse(address, nameof(OutgoingMessage.To)) is { Succeeded: true } parsed
            ? parsed.Value
            : throw new ArgumentException("A letter goes to one checked address.", nameof(address));
}
