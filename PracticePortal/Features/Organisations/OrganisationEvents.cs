using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Organisations;

public sealed record OrganisationConfirmed(Guid OrganisationId, string Name) : OrganisationEvent(OrganisationId, "organisation-confirmed", [Name]);

public sealed record OrganisationReported(Guid OrganisationId, string Name) : OrganisationEvent(OrganisationId, "organisation-reported", [Name])
{
    public override IEnumerable<LiveTopic> Topics() => [LiveTopic.Portal];

    /// <summary>Doubt is the portal's affair: the organisation does not read it.</summary>
    public override AuditFact ToAudit() => new("organisation-reported") { Details = [OrganisationId.ToString()] };
}

public sealed record SignInSetUp(Guid OrganisationId, string Name) : OrganisationEvent(OrganisationId, "sign-in-set-up", [Name]);

/// <summary>Something happened at an organisation.</summary>
public abstract record OrganisationEvent(Guid OrganisationId, string What, IReadOnlyList<string> Details) : ILiveEvent, IAuditedEvent
{
    public virtual IEnumerable<LiveTopic> Topics() => [LiveTopic.Organisation(OrganisationId), LiveTopic.Portal];

    public virtual AuditFact ToAudit() => new(What) { OrganisationId = OrganisationId, Details = Details };
}
