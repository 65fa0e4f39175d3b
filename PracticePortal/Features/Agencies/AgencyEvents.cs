using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Agencies;

public sealed record AgencyCreated(Guid AgencyId, string Name) : AgencyEvent(AgencyId, "agency-created", [Name]);

public sealed record AgencyRenamed(Guid AgencyId, string Name) : AgencyEvent(AgencyId, "agency-renamed", [Name]);

public sealed record SecondFactorDemandChanged(Guid AgencyId, bool IsDemanded)
    : AgencyEvent(AgencyId, IsDemanded ? "second-factor-demanded" : "second-factor-demand-ended", []);

public sealed record MemberInvited(Guid InvitationId, Guid AgencyId, string Name, int LinkVersion)
    : AgencyEvent(AgencyId, "member-invited", [Name]);

public sealed record MemberInvitationWithdrawn(Guid InvitationId, Guid AgencyId, string Name)
    : AgencyEvent(AgencyId, "member-invitation-withdrawn", [Name]);

public sealed record MemberJoined(Guid MemberId, Guid AgencyId, string Name) : MemberEvent(AgencyId, "member-joined", [Name]);

public sealed record MemberRoleChanged(Guid MemberId, Guid AgencyId, string Name, MemberRole Role)
    : MemberEvent(AgencyId, "member-role-changed", [Name, Role.ToString()]);

public sealed record MemberDeactivated(Guid MemberId, Guid AgencyId, string Name) : MemberEvent(AgencyId, "member-deactivated", [Name]);

/// <summary>Who works at an agency changed, and with it whether somebody manages it: portal administrators see that, too.</summary>
public abstract record MemberEvent(Guid AgencyId, string What, IReadOnlyList<string> Details) : AgencyEvent(AgencyId, What, Details)
{
    public override IEnumerable<LiveTopic> Topics() => [.. base.Topics(), LiveTopic.Portal];
}

/// <summary>Something happened at an agency that its history tells and its open pages show.</summary>
public abstract record AgencyEvent(Guid AgencyId, string What, IReadOnlyList<string> Details) : ILiveEvent, IAuditedEvent
{
    public virtual IEnumerable<LiveTopic> Topics() => [LiveTopic.Agency(AgencyId)];

    public AuditFact ToAudit() => new(What) { AgencyId = AgencyId, Details = Details };
}
