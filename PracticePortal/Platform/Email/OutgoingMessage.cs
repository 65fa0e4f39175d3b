namespace PracticePortal.Platform.Email;

/// <summary>
/// A letter ready to be sent. The message id (<c>left@right</c>, without angle brackets) is the same at every try,
/// so that a letter which arrived twice is recognised as one.
/// </summary>
public sealed record OutgoingMessage(string MessageId, EmailAddressing To, RenderedLetter Letter);
