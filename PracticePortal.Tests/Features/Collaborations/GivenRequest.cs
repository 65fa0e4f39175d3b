using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.Tasks;
using PracticePortal.Features.Terms;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Collaborations;

/// <summary>A collaboration with a customer who is new to Spiris, led to a status by its own verbs and never saved: for the rules of its life.</summary>
internal sealed class GivenRequest
{
    private GivenRequest(CustomerRelation relation, int recipients)
    {
        Member = Given.Member(Agency, Given.User());
        Customer = Given.Customer(Agency);
        Task = Given.Task(Customer);
        Recipients = [.. Enumerable.Range(1, recipients).Select(number => new AskedPerson(
            Guid.CreateVersion7(), $"Owner {number}", $"owner-{number}@solrosen.example", "sv",
            MaySetUpSignIn: relation == CustomerRelation.NewToSpiris, KnownToAgency: number == 1))];
        Collaboration = PracticePortal.Features.Collaborations.Collaboration.Activate(
            Agency, Customer, Task, relation, relation == CustomerRelation.NewToSpiris ? null : OrganisationId,
            new Asker(Member.Id, Member.UserId, Member.Name), relation == CustomerRelation.UsesScanner ? Recipients : [], Lifetimes, Given.Now).Value;
    }

    public static InvitationLifetimes Lifetimes { get; } = new();

    public Agency Agency { get; } = Given.Agency();

    public Member Member { get; }

    public Customer Customer { get; }

    public CustomerTask Task { get; }

    public Guid OrganisationId { get; } = Guid.CreateVersion7();

    public IReadOnlyList<AskedPerson> Recipients { get; }

    public Collaboration Collaboration { get; }

    public Invitation Invitation => Collaboration.Invitations[0];

    /// <summary>A yes to everything that is asked.</summary>
    public static Approval Yes { get; } = new(
        Guid.CreateVersion7(), "Owner", WorksForTheAgency: false, Enum.GetValues<TermsDocument>(), Enum.GetValues<TermsDocument>());

    public static GivenRequest In(
        CollaborationStatus status, CustomerRelation relation = CustomerRelation.NewToSpiris, int recipients = 1)
    {
        var given = new GivenRequest(relation, recipients);
        if (status is not (CollaborationStatus.Provisioning or CollaborationStatus.ProvisioningFailed) && relation != CustomerRelation.UsesScanner)
        {
            Assert.True(given.Collaboration.ProvisioningStepDone(ProvisioningStep.Subscription, given.OrganisationId, Given.Now).Succeeded);
            Assert.True(given.Collaboration.Provisioned(given.Recipients, Lifetimes, Given.Now).Succeeded);
        }

        given.Lead(status);
        Assert.Equal(status, given.Collaboration.Status);
        given.Collaboration.TakeEvents();
        return given;
    }

    private void Lead(CollaborationStatus status)
    {
        _ = status switch
        {
            CollaborationStatus.Provisioning or CollaborationStatus.AwaitingApproval => default,
            CollaborationStatus.ProvisioningFailed => Collaboration.FailProvisioning("unavailable"),
            CollaborationStatus.Active => Collaboration.Approve(Yes, Given.Now),
            CollaborationStatus.Declined => Collaboration.Decline(Yes, DeclineReason.NotNow, null, Given.Now),
            CollaborationStatus.Cancelled => Collaboration.Cancel("Consultant", Given.Now),
            CollaborationStatus.Expired => Collaboration.Expire(Given.Now + Lifetimes.Lifetime + TimeSpan.FromTicks(1)),
            CollaborationStatus.Ended => Collaboration.Approve(Yes, Given.Now) is { Succeeded: true }
                ? Collaboration.End(CollaborationSide.Agency, "Consultant", Given.Now)
                : CollaborationErrors.Expired,
        };
    }
}
