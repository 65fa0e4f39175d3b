using PracticePortal.Features.Collaborations;

namespace PracticePortal.Features.Administration.DemoData;

/// <summary>How far the demo has taken a customer.</summary>
internal enum DemoState
{
    NotActivated,
    Failed,
    Awaiting,

    /// <summary>Awaiting, but the mail server refused the letter.</summary>
    Refused,
    Active,
    Declined,
    Cancelled,
    Expired,
    Ended,
    Archived,
}

/// <summary>One line of the demo's register.</summary>
/// <param name="Domain">Of the contact's address.</param>
/// <param name="DaysAgo">When it was activated; for those without a collaboration, when the customer was added.</param>
internal sealed record DemoCustomer(string Name, string Domain, DemoState State, CustomerRelation Relation, int DaysAgo)
{
    /// <summary>Nine digits, to which the check digit is added; made up from the row's place when it is not given.</summary>
    public string? Number { get; init; }

    /// <summary>How an earlier request ended.</summary>
    public DemoState? Before { get; init; }

    /// <summary>False for one that signed up by itself and whom nobody vouches for yet.</summary>
    public bool Confirmed { get; init; } = true;

    /// <summary>An agency doubts who stands behind it.</summary>
    public bool Reported { get; init; }
}
