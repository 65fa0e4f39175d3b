using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Collaborations;

/// <summary>Which collaboration it happened to, and the names that a history tells.</summary>
public sealed record CollaborationFacts(
    Guid CollaborationId, Guid AgencyId, Guid CustomerId, Guid? OrganisationId, string CustomerName, string AgencyName);

public sealed record CollaborationActivated(CollaborationFacts Facts) : CollaborationEvent(Facts, "collaboration-activated");

/// <summary>There is something to create before the customer can be asked.</summary>
public sealed record ProvisioningDue(Guid CollaborationId, int Round) : IDomainEvent;

public sealed record ProvisioningStepped(CollaborationFacts Facts, ProvisioningStep Step)
    : CollaborationEvent(Facts, "collaboration-provisioning-stepped", Step.ToString());

public sealed record ProvisioningFailed(CollaborationFacts Facts, string Reason)
    : CollaborationEvent(Facts, "collaboration-provisioning-failed", Reason);

public sealed record ProvisioningRetried(CollaborationFacts Facts) : CollaborationEvent(Facts, "collaboration-provisioning-retried");

public sealed record CollaborationAsked(CollaborationFacts Facts, int Recipients)
    : CollaborationEvent(Facts, "collaboration-asked", Recipients.ToString(System.Globalization.CultureInfo.InvariantCulture));

/// <summary>A letter with a link of this version must go to one person.</summary>
public sealed record InvitationDue(Guid CollaborationId, Guid InvitationId, int LinkVersion) : IDomainEvent;

/// <summary>A reminder with the same link must go to one person.</summary>
public sealed record ReminderDue(Guid CollaborationId, Guid InvitationId, int LinkVersion) : IDomainEvent;

public sealed record CollaborationReminded(CollaborationFacts Facts) : CollaborationEvent(Facts, "collaboration-reminded");

/// <summary>Told in the customer's name: before an answer the agency may not learn who answers for it.</summary>
public sealed record InvitationOpened(CollaborationFacts Facts) : CollaborationEvent(Facts, "collaboration-opened")
{
    public override AuditFact ToAudit() => base.ToAudit() with { ToldAs = Facts.CustomerName };
}

public sealed record CollaborationResent(CollaborationFacts Facts) : CollaborationEvent(Facts, "collaboration-resent");

/// <param name="WasOpen">The request could still be answered, so a new link went out; otherwise the agency is asked to act.</param>
public sealed record NewLinkAsked(CollaborationFacts Facts, Guid InvitationId, bool WasOpen)
    : CollaborationEvent(Facts, WasOpen ? "collaboration-new-link-sent" : "collaboration-new-link-asked");

public sealed record CollaborationAddressCorrected(CollaborationFacts Facts) : CollaborationEvent(Facts, "collaboration-address-corrected");

public sealed record CollaborationTaskChanged(CollaborationFacts Facts) : CollaborationEvent(Facts, "collaboration-task-changed");

public sealed record CollaborationApproved(CollaborationFacts Facts, string By) : CollaborationEvent(Facts, "collaboration-approved", By);

public sealed record CollaborationDeclined(CollaborationFacts Facts, string By) : CollaborationEvent(Facts, "collaboration-declined", By);

public sealed record CollaborationCancelled(CollaborationFacts Facts, string By) : CollaborationEvent(Facts, "collaboration-cancelled", By);

public sealed record CollaborationExpired(CollaborationFacts Facts) : CollaborationEvent(Facts, "collaboration-expired");

public sealed record CollaborationEnded(CollaborationFacts Facts, CollaborationSide Side, string By)
    : CollaborationEvent(Facts, "collaboration-ended", By, Side.ToString());

/// <summary>Something happened to a collaboration: both sides' histories tell it, both sides' open pages show it.</summary>
public abstract record CollaborationEvent(CollaborationFacts Facts, string What, params string[] Details) : ILiveEvent, IAuditedEvent
{
    public IEnumerable<LiveTopic> Topics() => Facts.OrganisationId is { } organisation
        ? [LiveTopic.Agency(Facts.AgencyId), LiveTopic.Organisation(organisation)]
        : [LiveTopic.Agency(Facts.AgencyId)];

    public virtual AuditFact ToAudit() => new(What)
    {
        AgencyId = Facts.AgencyId,
        OrganisationId = Facts.OrganisationId,
        CustomerId = Facts.CustomerId,
        CollaborationId = Facts.CollaborationId,
        Details = [Facts.AgencyName, Facts.CustomerName, .. Details],
    };
}
