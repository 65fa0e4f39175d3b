using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Outbox;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Mail;

/// <summary>Requests whose letters are still to be sent, each to somebody else.</summary>
internal static class WaitingInvitations
{
    private const int AtATime = 200;

    public static async Task LayAsync(TestPortal portal, int letters, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var (agency, user) = (Given.Agency(), Given.User());
        var consultant = Given.Member(agency, user);
        await portal.SaveAsync(user, agency, consultant);
        var handlers = portal.Get<HandlerRegistry>();
        foreach (var some in Enumerable.Range(0, letters).Chunk(AtATime))
        {
            ct.ThrowIfCancellationRequested();
            await portal.SaveAsync([.. some.SelectMany(_ => One())]);
        }

        IEnumerable<object> One()
        {
            var (customer, owner, organisation) = (Given.Customer(agency), Given.User(), Given.Organisation());
            var administrator = Given.OrganisationUser(organisation, owner);
            var task = Given.Task(customer);
            var asked = Given.Collaboration(agency, customer, task, consultant, CollaborationStatus.AwaitingApproval, administrator, now);
            var invitation = Assert.Single(asked.Invitations);
            return
            [
                owner, organisation, administrator, customer, task, asked,
                .. handlers.MessagesFor(new InvitationDue(asked.Id, invitation.Id, invitation.LinkVersion), now),
            ];
        }
    }
}
