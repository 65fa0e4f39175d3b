using PracticePortal.Platform.Email;

namespace PracticePortal.Features.Collaborations.Emails;

/// <summary>Tells one side what became of a collaboration.</summary>
public abstract record CollaborationLetter : Letter
{
    public required string AgencyName { get; init; }

    public required string CustomerName { get; init; }

    public required string TaskText { get; init; }

    public required string RecipientName { get; init; }

    /// <summary>Leads to the collaboration, on the recipient's side.</summary>
    public required string Link { get; init; }
}
