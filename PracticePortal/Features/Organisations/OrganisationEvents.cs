using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Organisations;

public sealed record OrganisationSignedUp(Guid OrganisationId, string Name) : OrganisationEvent(OrganisationId, "organisation-signed-up", [Name]);

public sealed record OrganisationConfirmed(Guid OrganisationId, string Name) : OrganisationEvent(OrganisationId, "organisation-confirmed", [Name]);

public sealed record OrganisationClosed(Guid OrganisationId, string Name) : OrganisationEvent(OrganisationId, "organisation-closed", [Name]);

/// <summary>An agency doubts who answers for it. The id tells apart what was reported of organisations of one name.</summary>
public sealed record OrganisationReported(Guid OrganisationId, string Name, string AgencyName)
    : OrganisationEvent(OrganisationId, Code, [Name, AgencyName, OrganisationId.ToString("N")])
{
    public const string Code = "organisation-reported";

    public override IEnumerable<LiveTopic> Topics() => [LiveTopic.Portal];

    /// <summary>Doubt is the portal's affair: the organisation does not read it.</summary>
    public override AuditFact ToAudit() => new(Code) { Details = Details };
}

public sealed record SignInSetUp(Guid OrganisationId, string Name) : OrganisationEvent(OrganisationId, "sign-in-set-up", [Name]);

/// <summary>An agency asked the directory. The digests tell look-ups apart and are shown to nobody: the number that is shown hides a person's.</summary>
public sealed record OrganisationLookedUp(Guid AgencyId, Guid CustomerId, string Number, string NumberDigest, string ContactDigest) : IAuditedEvent
{
    public const string What = "organisation-looked-up";

    public AuditFact ToAudit() =>
        new(What) { AgencyId = AgencyId, CustomerId = CustomerId, Details = [Number, NumberDigest, ContactDigest] };
}

/// <summary>Something happened at an organisation.</summary>
public abstract record OrganisationEvent(Guid OrganisationId, string What, IReadOnlyList<string> Details) : ILiveEvent, IAuditedEvent
{
    public virtual IEnumerable<LiveTopic> Topics() => [LiveTopic.Organisation(OrganisationId), LiveTopic.Portal];

    public virtual AuditFact ToAudit() => new(What) { OrganisationId = OrganisationId, Details = Details };
}
