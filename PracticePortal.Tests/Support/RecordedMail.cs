using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using PracticePortal.Platform.Email;

namespace PracticePortal.Tests.Support;

/// <summary>Stands in for the mail server: takes every letter, unless the test says otherwise of an address.</summary>
public sealed partial class RecordedMail : IEmailSender
{
    private readonly ConcurrentQueue<OutgoingMessage> _tries = new();
    private readonly ConcurrentQueue<OutgoingMessage> _accepted = new();
    private readonly ConcurrentDictionary<string, Func<OutgoingMessage, Task<SendOutcome>>> _answers = new();

    /// <summary>Every letter that was handed over, in order, whatever became of it.</summary>
    public IReadOnlyList<OutgoingMessage> Tries => [.. _tries];

    /// <summary>The letters that were taken, in order.</summary>
    public IReadOnlyList<OutgoingMessage> Accepted => [.. _accepted];

    public IReadOnlyList<OutgoingMessage> To(string address) => [.. _accepted.Where(m => m.To.Email == address)];

    /// <summary>From now on letters to the address get this answer.</summary>
    public void Answer(string address, SendOutcome outcome) => Answer(address, _ => Task.FromResult(outcome));

    public void Answer(string address, Func<OutgoingMessage, Task<SendOutcome>> answer) => _answers[address] = answer;

    public void AcceptAgain(string address) => _answers.TryRemove(address, out _);

    public async Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        _tries.Enqueue(message);
        var outcome = _answers.TryGetValue(message.To.Email, out var answer) ? await answer(message) : new SendOutcome.Accepted("250 taken");
        if (outcome is SendOutcome.Accepted)
        {
            _accepted.Enqueue(message);
        }

        return outcome;
    }

    public static bool Invites(OutgoingMessage letter) => InvitationLink().IsMatch(letter.Letter.Text);

    /// <summary>The token of the link that a letter invites by.</summary>
    public static string TokenIn(OutgoingMessage letter) =>
        InvitationLink().Match(letter.Letter.Text) is { Success: true } link
            ? link.Groups["token"].Value
            : throw new InvalidOperationException($"No link in: {letter.Letter.Text}");

    [GeneratedRegex(@"https://portal\.example/i/c/(?<token>[\w-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InvitationLink();
}
