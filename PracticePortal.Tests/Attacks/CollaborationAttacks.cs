using PracticePortal.Features.Collaborations;
using PracticePortal.Features.MySpiris;
using PracticePortal.Features.MySpiris.SigningUp;
using PracticePortal.Features.Scanner;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Links;
using PracticePortal.Tests.Support;
using static PracticePortal.Tests.Attacks.Attempt;

namespace PracticePortal.Tests.Attacks;

/// <summary>The life of a collaboration, from both sides.</summary>
internal static class CollaborationAttacks
{
    private static readonly Who[] s_asked = [Who.OrganisationAdministrator];

    /// <summary>Done for one's own organisation. The first one's does not use Scanner yet.</summary>
    private static readonly Who[] s_anyAdministrator = [Who.OtherOrganisation, Who.OrganisationAdministrator];

    public static IReadOnlyList<Attack> ByTheAgency { get; } =
    [
        Attack.On<ActivateCollaboration, Guid>(
            Everyone.Members, (use, a) => use.ExecuteAsync(a.Id(a.World.Free), a.Id(a.World.Task), CustomerRelation.NewToSpiris, Ct)),
        Attack.On<ActivateCollaboration, Guid>(
            Everyone.Members,
            (use, a) => use.ExecuteAsync(a.IsRightful ? a.World.Free.Id : a.World.Other.Customer.Id, a.Id(a.World.Task), CustomerRelation.NewToSpiris, Ct),
            "with somebody else's task").BySmuggling(),
        Attack.On<CancelCollaboration>(Everyone.Members, (use, a) => use.ExecuteAsync(a.Id(a.World.Awaiting), Ct)),
        Attack.On<ResendInvitation>(Everyone.Members, (use, a) => use.ExecuteAsync(a.Id(a.World.Awaiting), Ct)),
        Attack.On<RetryProvisioning>(Everyone.Members, (use, a) => use.ExecuteAsync(a.Id(a.World.Failed), Ct)),
        Attack.On<CorrectAddress>(Everyone.Members, (use, a) => use.ExecuteAsync(a.Id(a.World.New), "Owner", "right@another.example", Ct)),
        Attack.On<ChangeCollaborationTask>(Everyone.Members, (use, a) => use.ExecuteAsync(a.Id(a.World.New), a.Id(a.World.New.TaskId), Ct)),
        Attack.On<ChangeCollaborationTask>(
            Everyone.Members,
            (use, a) => use.ExecuteAsync(a.IsRightful ? a.World.New.Id : a.World.Other.Collaboration.Id, a.Id(a.World.New.TaskId), Ct),
            "to somebody else's").BySmuggling(),
        Attack.On<ReportOrganisation>(Everyone.Members, (use, a) => use.ExecuteAsync(a.Id(a.World.Doubted), Ct)),
    ];

    public static IReadOnlyList<Attack> ByTheCustomer { get; } =
    [
        Attack.On<ApproveCollaboration>(
            s_asked, (use, a) => use.ExecuteAsync(a.Id(a.World.Awaiting), [.. a.World.Terms.Where(t => t.Language == "sv").Select(t => t.Id)], Ct)),
        Attack.On<DeclineCollaboration>(s_asked, (use, a) => use.ExecuteAsync(a.Id(a.World.Awaiting), DeclineReason.NotNow, "Later.", Ct)),
        Attack.Silent<OpenRequest>(s_asked, (use, a) => use.ExecuteAsync(a.Id(a.World.Awaiting), Ct)),
        Attack.On<EndCollaboration>([.. Everyone.Members, Who.OrganisationAdministrator], (use, a) => use.ExecuteAsync(a.Id(a.World.Active), Ct)),
        Attack.On<StartScanner>(s_anyAdministrator, (use, a) => use.ExecuteAsync(ScannerTermsIn(a.World), Ct)),
        Attack.On<ApproveScannerTerms>(s_anyAdministrator, (use, a) => use.ExecuteAsync(ScannerTermsIn(a.World), Ct)),
        Attack.On<CompleteSignUp, Guid>(
            [Who.Anonymous], (use, a) => use.ExecuteAsync(a.Link(new LinkTarget(a.World.SignUp.Id, SignUp.LinkVersion)), PortalApp.Password, Ct)).ByLink(),
        Attack.On<SetUpSignIn, SignInReady>(
            [Who.Anonymous], (use, a) => use.ExecuteAsync(a.Link(World.LinkOf(a.World.New)), PortalApp.Password, Ct)).ByLink(),

        // Everybody has the living link; only whoever has the invited address can go on with it.
        Attack.On<ContinueAsMyself, SignInReady>(
            [Who.OtherOrganisation],
            (use, a) => use.ExecuteAsync(World.LinkOf(a.World.NewToKnown) with { Id = a.Id(World.LinkOf(a.World.NewToKnown).Id) }, Ct)),

        // A dead link asks for a new one; with a living one there is nothing to ask for.
        Attack.Silent<AskForNewLink>([Who.Anonymous], (use, a) =>
        {
            var living = World.LinkOf(a.World.New);
            return use.ExecuteAsync((a.IsRightful ? living with { Version = living.Version - 1 } : living) with { Id = a.Id(living.Id) }, Ct);
        }).ByLink(),
    ];

    private static Guid ScannerTermsIn(World world) =>
        world.Terms.Single(t => t.Document == TermsDocument.ScannerTerms && t.Language == "sv").Id;
}
