using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Agencies;

/// <summary>Agencies, their members, and how one becomes a member.</summary>
public static class AgenciesFeature
{
    public static IServiceCollection AddAgencies(this IServiceCollection services) => services
        .AddScoped<IHatSource, AgencyHats>().AddScoped<AgencyRights>().AddScoped<AgencyStaff>()
        .AddScoped<MemberQueries>().AddScoped<MemberInvitationLinks>()
        .AddScoped<InviteMember>().AddScoped<ResendMemberInvitation>().AddScoped<WithdrawMemberInvitation>().AddScoped<AcceptMemberInvitation>()
        .AddScoped<ChangeMemberRole>().AddScoped<RenameAgency>().AddScoped<DemandSecondFactor>()
        .AddEventHandler<MemberInvited, SendMemberInvitation>()
        .AddEventHandler<PersonChanged, RenameMemberships>();

    /// <summary>Where the letters' links arrive.</summary>
    public static WebApplication MapAgencies(this WebApplication app) => app.MapLinkLanding(LinkPurpose.MemberInvitation, "/join");
}
