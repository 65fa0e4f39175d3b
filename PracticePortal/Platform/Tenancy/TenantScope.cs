namespace PracticePortal.Platform.Tenancy;

/// <summary>Who does it: a person, or a job of the portal's own.</summary>
public sealed record Actor(Guid? UserId, string Name)
{
    private const string SystemPrefix = "system:";

    public static readonly Actor Nobody = new(null, "nobody");

    public static Actor System(string job) => new(null, $"{SystemPrefix}{job}");

    /// <summary>Whether a name that an audit entry keeps is that of a job of the portal's own.</summary>
    public static bool IsSystem(string name) => name.StartsWith(SystemPrefix, StringComparison.Ordinal);
}

/// <summary>Whose rows a unit of work may see and change. The ids are never null: nobody's is <see cref="Guid.Empty"/>, which no row has.</summary>
public sealed record TenantScope(Guid AgencyId, Guid OrganisationId, bool SeesEverything, Actor Actor)
{
    public static readonly TenantScope Nobody = new(Guid.Empty, Guid.Empty, SeesEverything: false, Actor.Nobody);

    public static TenantScope ForAgency(Guid agencyId, Actor actor) => Nobody with { AgencyId = agencyId, Actor = actor };

    public static TenantScope ForOrganisation(Guid organisationId, Actor actor) => Nobody with { OrganisationId = organisationId, Actor = actor };

    /// <summary>Whether the person's session began with a second factor; a place may demand that.</summary>
    public bool HasShownSecondFactor { get; init; }

    /// <summary>Every row, for a job or a portal administrator; the name says why.</summary>
    public static TenantScope System(string why) => Nobody with { SeesEverything = true, Actor = Actor.System(why) };
}
