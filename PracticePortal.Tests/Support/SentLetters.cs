using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using PracticePortal.Platform.Email;

namespace PracticePortal.Tests.Support;

/// <summary>Stands in for the mail server: takes every letter and keeps it.</summary>
public sealed partial class SentLetters : IEmailSender
{
    private readonly ConcurrentQueue<OutgoingMessage> _sent = new();

    public IReadOnlyList<OutgoingMessage> All => [.. _sent];

    public Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        _sent.Enqueue(message);
        return Task.FromResult<SendOutcome>(new SendOutcome.Accepted("250 taken"));
    }

    public IReadOnlyList<OutgoingMessage> To(string email) => [.. _sent.Where(m => m.To.Email == email)];

    /// <summary>The path of the one link below /i/ in a letter.</summary>
    public static string LinkIn(OutgoingMessage message) => LinkPattern().Match(message.Letter.Text).Groups["path"].Value;

    [GeneratedRegex(@"https://portal\.example(?<path>/i/\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinkPattern();
}
