namespace PracticePortal.Tests.Attacks;

/// <summary>Whoever may knock: the people of an agency and of its customer's organisation, and all those whom neither let in.</summary>
public enum Who
{
    Anonymous,
    Consultant,
    AgencyAdministrator,

    /// <summary>Was an administrator of the agency, and still has a session from then.</summary>
    DeactivatedMember,

    /// <summary>Administers another agency.</summary>
    OtherAgency,

    /// <summary>An administrator of the agency without the second factor that it demands.</summary>
    OwingMember,

    OrganisationAdministrator,
    OrganisationMember,

    /// <summary>Was an administrator of the organisation, and still has a session from then.</summary>
    RemovedOrganisationUser,

    /// <summary>Administers another organisation.</summary>
    OtherOrganisation,

    PortalAdministrator,

    /// <summary>Is one, but works as a consultant of the other agency at present.</summary>
    PortalAdministratorElsewhere,

    /// <summary>Was one, and still has a session from then.</summary>
    FormerPortalAdministrator,

    /// <summary>Is one, without a second factor.</summary>
    OwingPortalAdministrator,
}

/// <summary>The groups in which the table of attacks speaks.</summary>
internal static class Everyone
{
    public static readonly Who[] All = Enum.GetValues<Who>();

    public static readonly Who[] SignedIn = [.. All.Except([Who.Anonymous])];

    /// <summary>Whoever works at the agency.</summary>
    public static readonly Who[] Members = [Who.Consultant, Who.AgencyAdministrator];

    /// <summary>Whoever works at an agency: for acts that name nobody's rows, and so are done at one's own.</summary>
    public static readonly Who[] MembersAnywhere = [.. Members, Who.OtherAgency, Who.PortalAdministratorElsewhere];

    /// <summary>Whoever has, or had, nothing to do with the agency and the organisation.</summary>
    public static readonly Who[] Outsiders =
    [
        Who.Anonymous, Who.DeactivatedMember, Who.OtherAgency, Who.RemovedOrganisationUser, Who.OtherOrganisation, Who.PortalAdministratorElsewhere,
        Who.FormerPortalAdministrator, Who.OwingMember, Who.OwingPortalAdministrator,
    ];

    /// <summary>Whoever works where a second factor is demanded, and has one.</summary>
    public static readonly Who[] WithFactor = [.. Members, Who.DeactivatedMember, Who.PortalAdministrator, Who.FormerPortalAdministrator];
}
