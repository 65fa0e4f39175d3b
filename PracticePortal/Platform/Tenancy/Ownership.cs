namespace PracticePortal.Platform.Tenancy;

/// <summary>An agency or an organisation itself: its own id is whose it is.</summary>
public interface ITenant
{
    Guid Id { get; }
}

/// <summary>A row that belongs to one agency.</summary>
public interface IAgencyOwned
{
    Guid AgencyId { get; }
}

/// <summary>A row that belongs to one organisation in My Spiris.</summary>
public interface IOrganisationOwned
{
    Guid OrganisationId { get; }
}

/// <summary>A row that both sides may see: it has an AgencyId and an OrganisationId. One may still be unknown, which is nobody's.</summary>
public interface ISharedOwned
{
    public const string AgencyId = nameof(AgencyId);
    public const string OrganisationId = nameof(OrganisationId);
}

/// <summary>A write reached a row of somebody else: a fault in the program, never something that a user can be told.</summary>
public sealed class TenantViolationException(string entity, string actor)
    : InvalidOperationException($"{actor} tried to write a {entity} outside of its scope.");
