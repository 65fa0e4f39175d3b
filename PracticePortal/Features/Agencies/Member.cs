using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Agencies;

/// <summary>A person's hat at an agency.</summary>
public sealed class Member : Entity, IAgencyOwned
{
    public const int NameMaxLength = 100;

    private Member()
    {
    }

    public Guid AgencyId { get; private init; }

    public Guid UserId { get; private init; }

    public string Name { get; private set; } = "";

    public string Email { get; private set; } = "";

    public MemberRole Role { get; private set; }

    public DateTime JoinedAt { get; private init; }

    /// <summary>Since when the person may do nothing here any more; null while active.</summary>
    public DateTime? DeactivatedAt { get; private set; }

    public bool IsActive => DeactivatedAt is null;

    public static Member Join(Guid agencyId, Guid userId, string name, string email, MemberRole role, DateTime now)
    {
        var member = new Member { AgencyId = agencyId, UserId = userId, Name = name, Email = email, Role = role, JoinedAt = now };
        member.Raise(new MemberJoined(member.Id, agencyId, name));
        return member;
    }

    /// <param name="otherAdministrators">How many active administrators the agency has besides this member.</param>
    public Result ChangeRole(MemberRole role, int otherAdministrators)
    {
        if (!IsActive)
        {
            return AgencyErrors.MemberNotActive;
        }

        if (Role == MemberRole.AgencyAdministrator && role != Role && otherAdministrators == 0)
        {
            return AgencyErrors.LastAdministrator;
        }

        if (Role != role)
        {
            Role = role;
            Raise(new MemberRoleChanged(Id, AgencyId, Name, role));
        }

        return Result.Ok;
    }

    /// <param name="otherAdministrators">How many active administrators the agency has besides this member.</param>
    public Result Deactivate(int otherAdministrators, DateTime now)
    {
        if (!IsActive)
        {
            return AgencyErrors.MemberNotActive;
        }

        if (Role == MemberRole.AgencyAdministrator && otherAdministrators == 0)
        {
            return AgencyErrors.LastAdministrator;
        }

        DeactivatedAt = now;
        Raise(new MemberDeactivated(Id, AgencyId, Name));
        return Result.Ok;
    }

    public void Rename(string name) => Name = name;

    /// <summary>Comes back after a deactivation, through a new invitation.</summary>
    public void Reactivate(MemberRole role)
    {
        DeactivatedAt = null;
        Role = role;
        Raise(new MemberJoined(Id, AgencyId, Name));
    }
}
