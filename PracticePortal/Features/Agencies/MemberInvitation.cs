using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Agencies;

/// <summary>The request to one person to join an agency. Its link works for seven days.</summary>
public sealed class MemberInvitation : Entity, IAgencyOwned
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private MemberInvitation()
    {
    }

    public Guid AgencyId { get; private init; }

    public string AgencyName { get; private init; } = "";

    public string InvitedBy { get; private init; } = "";

    /// <summary>The sign-in of whoever invited: when that person may no longer let anybody in, the invitation goes, too.</summary>
    public Guid? InvitedById { get; private init; }

    public string Name { get; private init; } = "";

    public string Email { get; private init; } = "";

    /// <summary>Two letters: en or sv.</summary>
    public string Language { get; private init; } = Languages.Swedish;

    public MemberRole Role { get; private init; }

    /// <summary>Raised by each sending; links with an older one are dead.</summary>
    public int LinkVersion { get; private set; } = 1;

    public DateTime SentAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }

    public DateTime? AcceptedAt { get; private set; }

    public DateTime? WithdrawnAt { get; private set; }

    public bool IsOpen => AcceptedAt is null && WithdrawnAt is null;

    public bool IsOpenAt(DateTime now) => IsOpen && now <= ExpiresAt;

    public static MemberInvitation Invite(
        Agency agency, Actor invitedBy, string name, string email, string language, MemberRole role, DateTime now)
    {
        var invitation = new MemberInvitation
        {
            AgencyId = agency.Id,
            AgencyName = agency.Name,
            InvitedBy = invitedBy.Name,
            InvitedById = invitedBy.UserId,
            Name = name,
            Email = email,
            Language = language,
            Role = role,
            SentAt = now,
            ExpiresAt = now + Lifetime,
        };
        invitation.Raise(new MemberInvited(invitation.Id, agency.Id, name, invitation.LinkVersion));
        return invitation;
    }

    public Result Resend(DateTime now)
    {
        if (!IsOpen)
        {
            return AgencyErrors.InvitationClosed;
        }

        LinkVersion++;
        SentAt = now;
        ExpiresAt = now + Lifetime;
        Raise(new MemberInvited(Id, AgencyId, Name, LinkVersion));
        return Result.Ok;
    }

    public Result Accept(DateTime now)
    {
        if (!IsOpenAt(now))
        {
            return AgencyErrors.InvitationClosed;
        }

        AcceptedAt = now;
        return Result.Ok;
    }

    public Result Withdraw(DateTime now)
    {
        if (!IsOpen)
        {
            return AgencyErrors.InvitationClosed;
        }

        WithdrawnAt = now;
        Raise(new MemberInvitationWithdrawn(Id, AgencyId, Name));
        return Result.Ok;
    }
}
