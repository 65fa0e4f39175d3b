using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace PracticePortal.Platform.Email;

/// <summary>What a mail server's refusal or a broken connection means for the letter.</summary>
internal static class SmtpFault
{
    /// <summary>Whether the exception is the server's or the network's doing. A time-out of ours is; a stop asked for by the caller is not.</summary>
    public static bool IsFault(Exception exception, CancellationToken asked) => exception switch
    {
        OperationCanceledException => !asked.IsCancellationRequested,
        SmtpCommandException or SmtpProtocolException or ServiceNotConnectedException or ServiceNotAuthenticatedException => true,
        SslHandshakeException or AuthenticationException or SaslException or NotSupportedException => true,
        IOException or SocketException or TimeoutException => true,
        _ => false,
    };

    /// <summary>Whether a fault on a kept connection says nothing of the letter: the server may only have closed it meanwhile.</summary>
    public static bool MayBeStale(Exception exception) => exception is not SmtpCommandException answered
        || answered.ErrorCode == SmtpErrorCode.SenderNotAccepted || (int)answered.StatusCode == 421;

    public static SendOutcome Outcome(Exception exception, bool letterStarted) => exception switch
    {
        SmtpCommandException answered when IsAboutLetter(answered) => new SendOutcome.Refused((int)answered.StatusCode, Answer(answered)),
        SmtpCommandException answered => new SendOutcome.Deferred((int)answered.StatusCode, Answer(answered)),
        _ when letterStarted => new SendOutcome.Unknown(Words(exception)),
        _ => new SendOutcome.Deferred(null, Words(exception)),
    };

    /// <summary>
    /// A 5xx for the recipient or for the letter is final. One for greeting, log-in or sender is about the portal's own settings:
    /// it would bury every letter, and passes when they are mended.
    /// </summary>
    private static bool IsAboutLetter(SmtpCommandException answered) =>
        (int)answered.StatusCode >= 500
        && answered.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;

    private static string Answer(SmtpCommandException answered) => $"{(int)answered.StatusCode} {answered.Message}".TrimEnd();

    private static string Words(Exception exception) => exception switch
    {
        OperationCanceledException => "The mail server did not answer in time.",
        _ => exception.Message,
    };
}
