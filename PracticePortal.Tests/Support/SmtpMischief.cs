namespace PracticePortal.Tests.Support;

/// <summary>Where the test's mail server breaks the connection.</summary>
public enum SmtpBreak
{
    No,

    /// <summary>In the middle of the letter: it is lost.</summary>
    InLetter,

    /// <summary>After the final dot, before any answer: the letter was taken, and the sender cannot know.</summary>
    AfterDot,

    /// <summary>After having said that the letter was taken.</summary>
    AfterAccepting,
}

/// <summary>What the test's mail server does to letters for one address.</summary>
public sealed record SmtpMischief
{
    public static SmtpMischief None { get; } = new();

    /// <summary>For reports.</summary>
    public string Name { get; init; } = "";

    /// <summary>The answer at RCPT instead of 250, such as <c>550 5.1.1 No such user</c>.</summary>
    public string? AtRecipient { get; init; }

    /// <summary>The answer after the final dot instead of 250.</summary>
    public string? AtLetter { get; init; }

    public SmtpBreak Break { get; init; }

    /// <summary>The answer after the final dot waits for this.</summary>
    public Task Hold { get; init; } = Task.CompletedTask;

    /// <summary>The letter is taken, and the answer that says so waits for this.</summary>
    public Task HoldAnswer { get; init; } = Task.CompletedTask;
}

/// <summary>Decides letter by letter what the test's mail server does, and hears what came of it.</summary>
internal interface ISmtpPlan
{
    /// <summary>Asked once for each letter, when its recipient is named.</summary>
    SmtpMischief For(string address);

    /// <summary>The mischief was really done to a letter.</summary>
    void Did(SmtpMischief mischief);

    /// <summary>A letter was taken; its sender does not know yet.</summary>
    void Took(ReceivedLetter letter, SmtpMischief mischief);

    /// <summary>Its sender was told so.</summary>
    void Answered(ReceivedLetter letter);
}
