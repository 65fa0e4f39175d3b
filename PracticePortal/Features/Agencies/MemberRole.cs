namespace PracticePortal.Features.Agencies;

/// <summary>What a member may do at the agency.</summary>
public enum MemberRole
{
    /// <summary>Works with customers, tasks and collaborations.</summary>
    Consultant,

    /// <summary>Also manages members, settings and the audit trail.</summary>
    AgencyAdministrator,
}
