namespace PracticePortal.Platform.Email;

/// <summary>Hands one letter over. What the mail server says comes back as an outcome, never as an exception.</summary>
public interface IEmailSender
{
    Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken ct);
}
