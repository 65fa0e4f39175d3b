namespace PracticePortal.Features.Collaborations.Emails;

/// <summary>The customer has approved: to the agency's staff, and to the others who were asked.</summary>
public sealed record ApprovedLetter : CollaborationLetter
{
    internal override Type Template => typeof(ApprovedEmail);

    public required CollaborationSide Audience { get; init; }

    public required string ApprovedBy { get; init; }

    public required DateTime ApprovedAt { get; init; }
}

/// <summary>The customer has declined.</summary>
public sealed record DeclinedLetter : CollaborationLetter
{
    internal override Type Template => typeof(DeclinedEmail);

    public required CollaborationSide Audience { get; init; }

    public required string DeclinedBy { get; init; }

    public required DateTime DeclinedAt { get; init; }

    public DeclineReason Reason { get; init; }

    /// <summary>What the customer wrote; may be empty.</summary>
    public string Words { get; init; } = "";
}

/// <summary>One side has ended an active collaboration.</summary>
public sealed record EndedLetter : CollaborationLetter
{
    internal override Type Template => typeof(EndedEmail);

    public required CollaborationSide Audience { get; init; }

    public required string EndedBy { get; init; }

    public required DateTime EndedAt { get; init; }
}

/// <summary>The agency has taken its request back before an answer.</summary>
public sealed record CancelledLetter : CollaborationLetter
{
    internal override Type Template => typeof(CancelledEmail);

    public required CollaborationSide Audience { get; init; }

    public required string CancelledBy { get; init; }

    public required DateTime CancelledAt { get; init; }
}

/// <summary>Nobody answered in time: to the agency's staff.</summary>
public sealed record ExpiredLetter : CollaborationLetter
{
    internal override Type Template => typeof(ExpiredEmail);

    public required DateTime ExpiredAt { get; init; }
}

/// <summary>Somebody opened the link of a closed request and asked for a new one: to the agency's staff.</summary>
public sealed record NewLinkAskedLetter : CollaborationLetter
{
    internal override Type Template => typeof(NewLinkAskedEmail);

    /// <summary>The address that the link was sent to, as the agency may see it (masked when it did not type it).</summary>
    public required string SentTo { get; init; }

    public required DateTime AskedAt { get; init; }
}
