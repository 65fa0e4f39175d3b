using PracticePortal.Platform.Email;

namespace PracticePortal.Features.Scanner.Emails;

/// <summary>That an agency asks about receipts. What it asks stands on the receipts: a letter that is trusted carries no free text of others.</summary>
public sealed record QuestionsLetter : Letter<QuestionsEmail>
{
    public required string RecipientName { get; init; }

    public required string OrganisationName { get; init; }

    /// <summary>How many receipts need an answer.</summary>
    public required int Count { get; init; }

    /// <summary>The latest of them, the newest first.</summary>
    public required IReadOnlyList<AskedQuestion> Questions { get; init; }

    /// <summary>Leads to the receipts behind the log-in; it carries no secret.</summary>
    public required string Link { get; init; }
}

/// <summary>Who asked, and when.</summary>
public sealed record AskedQuestion(string ByName, DateTime At);
