namespace PracticePortal.Platform.Email;

/// <summary>What became of one try to send a letter. The answer is the server's own words, addresses and all: mask them when shown.</summary>
public abstract record SendOutcome
{
    private SendOutcome(string answer) => Answer = answer;

    public string Answer { get; }

    /// <summary>The server has taken the letter and answers for it.</summary>
    public sealed record Accepted(string Answer) : SendOutcome(Answer);

    /// <summary>The server will not take this letter to this address (5xx): another try gives the same answer.</summary>
    public sealed record Refused(int Code, string Answer) : SendOutcome(Answer);

    /// <summary>Not taken this time, for a reason that may pass: a 4xx, no connection, or a server that will not let us in.</summary>
    public sealed record Deferred(int? Code, string Answer) : SendOutcome(Answer);

    /// <summary>The connection broke while the whole letter may have been with the server, which may have taken it.</summary>
    public sealed record Unknown(string Answer) : SendOutcome(Answer);
}
