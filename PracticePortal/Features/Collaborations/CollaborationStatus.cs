namespace PracticePortal.Features.Collaborations;

public enum CollaborationStatus
{
    /// <summary>Scanner and, for a new customer, the organisation and its administrator are being created.</summary>
    Provisioning,

    /// <summary>Tried as often as allowed; the agency sees the reason.</summary>
    ProvisioningFailed,

    /// <summary>The customer is asked and has not answered.</summary>
    AwaitingApproval,

    /// <summary>Both work in the service.</summary>
    Active,

    /// <summary>The customer said no. Final.</summary>
    Declined,

    /// <summary>The agency took it back before an answer. Final.</summary>
    Cancelled,

    /// <summary>Nobody answered in time. Final.</summary>
    Expired,

    /// <summary>It was active, and one side ended it. Final.</summary>
    Ended,
}

/// <summary>Why a customer declines; optional.</summary>
public enum DeclineReason
{
    None,
    WrongPerson,
    NotNow,
    NotOurAgency,
    Other,
}

/// <summary>Which side ended a collaboration.</summary>
public enum CollaborationSide
{
    Agency,
    Customer,
}
