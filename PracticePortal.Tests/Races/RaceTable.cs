using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.MySpiris;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.PracticeManagement;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Links;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Races;

/// <summary>All races. Adding one here runs it in the tests and in the command, on both databases.</summary>
internal static class RaceTable
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static IReadOnlyList<Race> All { get; } =
    [
        new("approve against cancel", Approve(c => c.Owner!), Cancel, Asked) { Also = EvidenceAsync },
        new("approve against decline", Approve(c => c.Owner!), Decline(c => c.Partner!), Asked) { Also = EvidenceAsync },
        new("two administrators approve", Approve(c => c.Owner!), Approve(c => c.Partner!), Asked) { Also = EvidenceAsync },
        new("expire against approve", Expire, Approve(c => c.Owner!), AskedLongAgo) { Also = EvidenceAsync },
        new("resend against the older link", Resend, SetUpFromOlderLink, New) { Lead = ActivateAndDeliverAsync, BothMaySucceed = true, Also = OneLinkLivesAsync },
        new("double click on Activate", Activate, Activate, Known),
        new("two tabs edit one customer", Edit(c => c.Office.Consultant, "First AB"), Edit(c => c.Office.Administrator, "Second AB"), New) { Also = NameAsync },
        new("activate against archive", Activate, Archive, Known),
    ];

    private static RacingSide Cancel => new("cancel", c =>
    {
        c.Portal.LogIn(c.Office.Consultant);
        var cancel = c.Portal.Get<CancelCollaboration>();
        return () => cancel.ExecuteAsync(c.CollaborationId, Ct);
    }, new("collaboration-cancelled", CollaborationStatus.Cancelled, EmailKind.Cancelled, Everybody, "collaboration-not-allowed-cancelled", c => c.Office.Consultant.Name));

    private static RacingSide Expire => new("expire", c =>
    {
        var sweep = c.Portal.Get<RemindAndExpireJob>();
        return async () =>
        {
            SideClock.GoAhead(TimeSpan.FromSeconds(1)); // the answer is in time by its own server's clock
            await sweep.SweepAsync(Ct);
            var status = await c.Portal.ReadAsync(db => db.Collaborations.Where(r => r.Id == c.CollaborationId).Select(r => r.Status).SingleAsync(Ct));
            return status == CollaborationStatus.Expired ? Result.Ok : CollaborationErrors.NotAllowedIn(status);
        };
    }, new("collaboration-expired", CollaborationStatus.Expired, EmailKind.Expired, Agency, "collaboration-not-allowed-expired", _ => ""));

    private static RacingSide Resend => new("resend", c =>
    {
        c.Portal.LogIn(c.Office.Consultant);
        var resend = c.Portal.Get<ResendInvitation>();
        return () => resend.ExecuteAsync(c.CollaborationId, Ct);
    }, new("collaboration-resent", CollaborationStatus.AwaitingApproval, EmailKind.Invitation, TwiceTheOwner, "sign-in-link-dead", _ => ""));

    private static RacingSide SetUpFromOlderLink => new("set up the sign-in", c =>
    {
        c.Portal.LogOut();
        var setUp = c.Portal.Get<SetUpSignIn>();
        var link = LinkOf(c);
        return async () => (await setUp.ExecuteAsync(link, ActivationCase.Password, Ct)).Error is { } refused ? refused : Result.Ok;
    }, new("collaboration-resent", CollaborationStatus.AwaitingApproval, EmailKind.Invitation, TwiceTheOwner, "", _ => ""));

    private static RacingSide Activate => new("activate", c =>
    {
        c.Portal.LogIn(c.Office.Consultant);
        var activate = c.Portal.Get<ActivateCollaboration>();
        return async () => (await activate.ExecuteAsync(c.Customer.Id, c.Task.Id, CustomerRelation.UsesScanner, Ct)).Error is { } refused ? refused : Result.Ok;
    }, new("collaboration-activated", CollaborationStatus.AwaitingApproval, EmailKind.Invitation, Customer, "", c => c.Office.Consultant.Name));

    private static RacingSide Archive => new("archive", c =>
    {
        c.Portal.LogIn(c.Office.Administrator);
        var archive = c.Portal.Get<ArchiveCustomer>();
        return () => archive.ExecuteAsync(c.Customer.Id, Ct);
    }, new("customer-archived", null, null, Nobody, "customer-archived-by", c => c.Office.Administrator.Name));

    private static RacingSide Approve(Func<RacingCase, OrganisationUser> who) => new("approve", c =>
    {
        c.Portal.LogIn(who(c));
        var approve = c.Portal.Get<ApproveCollaboration>();
        return () => approve.ExecuteAsync(c.CollaborationId, c.Documents, Ct);
    }, new("collaboration-approved", CollaborationStatus.Active, EmailKind.Approved, Everybody, "collaboration-not-allowed-active", c => who(c).Name));

    private static RacingSide Decline(Func<RacingCase, OrganisationUser> who) => new("decline", c =>
    {
        c.Portal.LogIn(who(c));
        var decline = c.Portal.Get<DeclineCollaboration>();
        return () => decline.ExecuteAsync(c.CollaborationId, DeclineReason.NotNow, "Later.", Ct);
    }, new("collaboration-declined", CollaborationStatus.Declined, EmailKind.Declined, Everybody, "collaboration-not-allowed-declined", c => who(c).Name));

    private static RacingSide Edit(Func<RacingCase, PracticePortal.Features.Agencies.Member> who, string name) => new($"save as {name}", c =>
    {
        c.Portal.LogIn(who(c));
        var edit = c.Portal.Get<EditCustomer>();
        var typed = new CustomerDetails { Name = name, OrganisationNumber = c.Customer.OrganisationNumber, ContactEmail = c.OwnerEmail };
        return () => edit.ExecuteAsync(c.Customer.Id, c.Customer.Version, typed, Ct);
    }, new("customer-edited", null, null, Nobody, "changed-by", c => who(c).Name));

    private static RacingCase New(RacingCase round) => round;

    private static RacingCase Known(RacingCase round) => round.WithOrganisation();

    private static RacingCase Asked(RacingCase round) => round.WithOrganisation().WithRequest();

    private static RacingCase AskedLongAgo(RacingCase round)
    {
        Asked(round).RacesAt = round.StartsAt + new InvitationLifetimes().Lifetime; // the last moment
        return round;
    }

    private static string[] Nobody(RacingCase c) => [];

    private static string[] Agency(RacingCase c) => [c.Office.Consultant.Email];

    private static string[] Customer(RacingCase c) => [c.Owner!.Email, c.Partner!.Email];

    private static string[] Everybody(RacingCase c) => [.. Agency(c), .. Customer(c)];

    private static string[] TwiceTheOwner(RacingCase c) => [c.OwnerEmail, c.OwnerEmail];

    private static LinkTarget LinkOf(RacingCase c) => c.Portal.Get<LinkProtector>()
        .Read(LinkPurpose.Invitation, RecordedMail.TokenIn(c.Portal.Mail.To(c.OwnerEmail).First(RecordedMail.Invites)))!;

    private static async Task ActivateAndDeliverAsync(RacingCase c)
    {
        c.Portal.LogIn(c.Office.Consultant);
        var activated = await c.Portal.Get<ActivateCollaboration>().ExecuteAsync(c.Customer.Id, c.Task.Id, CustomerRelation.NewToSpiris, Ct);
        Assert.True(activated.Succeeded, activated.Error?.Code);
        c.CollaborationId = activated.Value;
    }

    /// <summary>There is evidence of one approval, by whoever was first; none without one.</summary>
    private static async Task<string?> EvidenceAsync(RacingCase c, bool firstWon)
    {
        var (evidence, request) = await c.Portal.ReadAsync(async db => (
            await db.TermsApprovals.Where(a => a.CollaborationId == c.CollaborationId).ToListAsync(Ct),
            await db.Collaborations.SingleAsync(r => r.Id == c.CollaborationId, Ct)));
        var expected = request.Status == CollaborationStatus.Active ? Enum.GetValues<TermsDocument>().Length : 0;
        return evidence.Count == expected && evidence.All(e => e.UserId == request.AnsweredByUserId)
            ? null
            : $"{evidence.Count} pieces of evidence of an answer that made it {request.Status}";
    }

    /// <summary>The older link is dead and its page says why; the newer one lives.</summary>
    private static async Task<string?> OneLinkLivesAsync(RacingCase c, bool firstWon)
    {
        var older = LinkOf(c);
        c.Portal.LogOut();
        var (dead, living) = (await c.Portal.Get<RequestQueries>().ReadAsync(older, Ct), await c.Portal.Get<RequestQueries>().ReadAsync(older with { Version = 2 }, Ct));
        var lives = firstWon ? RequestState.SetUp : RequestState.LogIn;
        return dead is { State: RequestState.Dead, End: { WasReplaced: true, At: not null } } && dead.AgencyName == c.Office.Agency.Name && living?.State == lives
            ? null
            : $"the older link is {dead?.State} ({dead?.End}), the newer one {living?.State}";
    }

    private static async Task<string?> NameAsync(RacingCase c, bool firstWon)
    {
        var name = await c.Portal.ReadAsync(db => db.Customers.Where(r => r.Id == c.Customer.Id).Select(r => r.Name).SingleAsync(Ct));
        return name == (firstWon ? "First AB" : "Second AB") ? null : $"the customer is called {name}";
    }
}
