namespace PracticePortal.Features.Collaborations;

/// <summary>Why somebody at the agency has to act, the most pressing first.</summary>
public enum AttentionKind
{
    /// <summary>The activation failed.</summary>
    Failed,

    /// <summary>The mail server refused a letter of the request.</summary>
    Refused,

    /// <summary>The task behind it is completed.</summary>
    TaskCompleted,

    /// <summary>The time to answer ends within days.</summary>
    Expiring,

    /// <summary>Declined lately, and nothing was started since.</summary>
    Declined,

    /// <summary>Expired lately, and nothing was started since.</summary>
    Expired,
}
