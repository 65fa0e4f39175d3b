using PracticePortal.Features.Agencies;
using PracticePortal.Features.Customers;
using PracticePortal.Features.PracticeManagement;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Links;
using PracticePortal.Tests.Support;
using static PracticePortal.Tests.Attacks.Attempt;

namespace PracticePortal.Tests.Attacks;

/// <summary>Members, customers and tasks of an agency.</summary>
internal static class AgencyAttacks
{
    private static readonly Who[] s_administrators = [Who.AgencyAdministrator];
    private static readonly Who[] s_administratorsAnywhere = [Who.AgencyAdministrator, Who.OtherAgency];

    public static IReadOnlyList<Attack> Members { get; } =
    [
        Attack.On<RenameAgency>(s_administratorsAnywhere, (use, _) => use.ExecuteAsync("Another name AB", Ct)),
        Attack.On<DemandSecondFactor>(s_administratorsAnywhere, (use, _) => use.ExecuteAsync(isDemanded: false, Ct)),
        Attack.On<InviteMember>(s_administratorsAnywhere, (use, _) => use.ExecuteAsync(new() { Name = "New", Email = "invited@new.example" }, Ct)),
        Attack.On<ResendMemberInvitation>(s_administrators, (use, a) => use.ExecuteAsync(a.Id(a.World.Invitation), Ct)),
        Attack.On<WithdrawMemberInvitation>(s_administrators, (use, a) => use.ExecuteAsync(a.Id(a.World.Invitation), Ct)),
        Attack.On<ChangeMemberRole>(s_administrators, (use, a) => use.ExecuteAsync(a.Id(a.World.Busy), MemberRole.AgencyAdministrator, Ct)),
        Attack.On<DeactivateMember>(s_administrators, (use, a) => use.ExecuteAsync(a.Id(a.World.Busy), a.Id(a.World.Colleague), Ct)),
        Attack.On<DeactivateMember>(
            s_administrators,
            (use, a) => use.ExecuteAsync(a.IsRightful ? a.World.Busy.Id : a.World.Other.Busy.Id, a.Id(a.World.Colleague), Ct),
            "with a successor of somebody else's").BySmuggling(),
        Attack.On<AcceptMemberInvitation, Guid>(
            [Who.Anonymous],
            (use, a) => use.ExecuteAsync(
                a.Link(new LinkTarget(a.World.Invitation.Id, a.World.Invitation.LinkVersion)), new() { Name = "New", Password = PortalApp.Password }, Ct))
            .ByLink(),
    ];

    public static IReadOnlyList<Attack> Customers { get; } =
    [
        Attack.On<AddCustomer, Guid>(Everyone.MembersAnywhere, (use, _) => use.ExecuteAsync(Details(), Ct)),
        Attack.On<AddCustomer, Guid>(
            Everyone.Members, (use, a) => use.ExecuteAsync(Details(a.Id(a.World.Busy)), Ct), "with somebody else's consultant").BySmuggling(),
        Attack.On<EditCustomer>(
            Everyone.Members, (use, a) => use.ExecuteAsync(a.Id(a.World.Free), a.World.Free.Version, Details(number: a.World.Free.OrganisationNumber), Ct)),
        Attack.On<EditCustomer>(
            Everyone.Members,
            (use, a) => a.IsRightful
                ? use.ExecuteAsync(a.World.Free.Id, a.World.Free.Version, Details(a.World.Busy.Id), Ct)
                : use.ExecuteAsync(a.World.Other.Customer.Id, a.World.Other.Customer.Version, Details(a.Id(a.World.Busy)), Ct),
            "with somebody else's consultant").BySmuggling(),
        Attack.On<ArchiveCustomer>(Everyone.Members, (use, a) => use.ExecuteAsync(a.Id(a.World.Free), Ct)),
        Attack.On<RestoreCustomer>(Everyone.Members, (use, a) => use.ExecuteAsync(a.Id(a.World.Archived), Ct)),
    ];

    public static IReadOnlyList<Attack> Tasks { get; } =
    [
        Attack.On<AddTask, Guid>(Everyone.Members, (use, a) => use.ExecuteAsync(a.Id(a.World.Free), new() { Period = "2026" }, Ct)),
        Attack.On<AddTask, Guid>(
            Everyone.Members,
            (use, a) => use.ExecuteAsync(
                a.IsRightful ? a.World.Free.Id : a.World.Other.Customer.Id, new() { Period = "2026", AssigneeId = a.Id(a.World.Busy) }, Ct),
            "with somebody else's assignee").BySmuggling(),
        Attack.On<AddTask, Guid>(
            Everyone.Members,
            (use, a) => use.ExecuteAsync(
                a.IsRightful ? a.World.Free.Id : a.World.Other.Customer.Id, new() { Period = "2026", ParticipantIds = [a.Id(a.World.Busy)] }, Ct),
            "with somebody else's participant").BySmuggling(),
        Attack.On<EditTask>(
            Everyone.Members, (use, a) => use.ExecuteAsync(a.Id(a.World.Task), a.World.Task.Version, new() { Period = "2027" }, Ct)),
        Attack.On<EditTask>(
            Everyone.Members,
            (use, a) => a.IsRightful
                ? use.ExecuteAsync(a.World.Task.Id, a.World.Task.Version, new() { AssigneeId = a.World.Colleague.Id }, Ct)
                : use.ExecuteAsync(a.World.Other.Task.Id, a.World.Other.Task.Version, new() { AssigneeId = a.Id(a.World.Colleague) }, Ct),
            "with somebody else's assignee").BySmuggling(),
        Attack.On<CompleteTask>(Everyone.Members, (use, a) => use.ExecuteAsync(a.Id(a.World.Task), Ct)),
        Attack.On<ReopenTask>(Everyone.Members, (use, a) => use.ExecuteAsync(a.Id(a.World.Completed), Ct)),
        Attack.On<DeleteTask>(Everyone.Members, (use, a) => use.ExecuteAsync(a.Id(a.World.Task), Ct)),
    ];

    private static CustomerDetails Details(Guid? responsibleId = null, string? number = null) => new()
    {
        Name = "Another name AB",
        OrganisationNumber = number ?? Given.OrganisationNumber(),
        ContactName = "Owner",
        ContactEmail = "owner@another.example",
        ResponsibleId = responsibleId,
    };
}
