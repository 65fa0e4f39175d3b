using FsCheck.Xunit;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Tasks;
using PracticePortal.Features.Terms;
using PracticePortal.Tests.Features.Provisioning;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Collaborations;

/// <summary>Two agencies and a customer who is new to Spiris do whatever they like in any order; what must never be, never is.</summary>
public sealed class CollaborationSequenceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public enum Act
    {
        Activate,
        Deliver,
        SetUpSignIn,
        Approve,
        ApproveWithoutTheAgreement,
        Decline,
        Cancel,
        EndByAgency,
        EndByCustomer,
        Resend,
        Retry,
        LetDaysPass,
        TurnProvisioning,
    }

    [Property(MaxTest = 12, EndSize = 30)]
    public async Task Whatever_is_done_in_whatever_order(Act[] acts, bool[] byTheFirst)
    {
        var mischief = new Mischief();
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris, replace: mischief.Replace);
        var customer = Given.Customer(the.Office.Neighbour, number: the.Customer.OrganisationNumber, contactEmail: ActivationCase.Contact);
        var task = Given.Task(customer);
        await the.Portal.SaveAsync(customer, task);
        var first = new Side(the.Office.Consultant, the.Customer, the.Task);
        var second = new Side(the.Office.Stranger, customer, task);

        Act[] begin = [Act.Activate, Act.Deliver, Act.SetUpSignIn];
        foreach (var (act, number) in begin.Concat(acts).Select((act, number) => (act, number)))
        {
            var side = number < begin.Length || byTheFirst.Length == 0 || byTheFirst[number % byTheFirst.Length] ? first : second;
            await DoAsync(the, mischief, side, act);
            await AssertSoundAsync(the, $"after {act} by {side.Member.Name}, act {number} of [{string.Join(", ", begin.Concat(acts))}]");
        }
    }

    private static async Task DoAsync(ActivationCase the, Mischief mischief, Side side, Act act)
    {
        var portal = the.Portal;
        var open = await portal.ReadAsync(db => db.Collaborations.AsNoTracking().SingleOrDefaultAsync(
            c => c.CustomerId == side.Customer.Id && c.ClosedAt == null, Ct));
        var id = open?.Id ?? Guid.CreateVersion7();
        portal.LogIn(side.Member);
        switch (act)
        {
            case Act.Activate:
                foreach (var relation in Enum.GetValues<CustomerRelation>())
                {
                    await portal.Get<ActivateCollaboration>().ExecuteAsync(side.Customer.Id, side.Task.Id, relation, Ct);
                }

                break;
            case Act.Deliver:
                await portal.DeliverAsync();
                break;
            case Act.SetUpSignIn when portal.Mail.To(ActivationCase.Contact).Any(RecordedMail.Invites):
                await the.SetUpSignInAsync();
                break;
            case Act.Approve or Act.ApproveWithoutTheAgreement when await LogInAsCustomerAsync(the):
                var asked = await portal.ReadAsync(db => db.AskedAsync(open?.OrganisationId ?? Guid.Empty, portal.Now, Ct));
                await portal.Get<ApproveCollaboration>().ExecuteAsync(
                    id, [.. asked.Where(v => act == Act.Approve || v.Document != TermsDocument.DataProcessingAgreement).Select(v => v.Id)], Ct);
                break;
            case Act.Decline when await LogInAsCustomerAsync(the):
                await portal.Get<DeclineCollaboration>().ExecuteAsync(id, DeclineReason.NotNow, null, Ct);
                break;
            case Act.Cancel:
                await portal.Get<CancelCollaboration>().ExecuteAsync(id, Ct);
                break;
            case Act.EndByAgency:
                await portal.Get<EndCollaboration>().ExecuteAsync(id, Ct);
                break;
            case Act.EndByCustomer when await LogInAsCustomerAsync(the):
                await portal.Get<EndCollaboration>().ExecuteAsync(id, Ct);
                break;
            case Act.Resend:
                await portal.Get<ResendInvitation>().ExecuteAsync(id, Ct);
                break;
            case Act.Retry:
                await portal.Get<RetryProvisioning>().ExecuteAsync(id, Ct);
                break;
            case Act.LetDaysPass:
                portal.Clock.Advance(TimeSpan.FromDays(5));
                await portal.Get<RemindAndExpireJob>().SweepAsync(Ct);
                break;
            case Act.TurnProvisioning:
                mischief.BeforeSubscription = mischief.BeforeSubscription == Mischief.Nothing ? Mischief.Fail : Mischief.Nothing;
                break;
        }
    }

    private static async Task<bool> LogInAsCustomerAsync(ActivationCase the)
    {
        var person = await the.Portal.ReadAsync(db => db.OrganisationUsers.AsNoTracking().FirstOrDefaultAsync(u => u.UserId != null, Ct));
        if (person is not null)
        {
            the.Portal.LogIn(person);
        }

        return person is not null;
    }

    private static async Task AssertSoundAsync(ActivationCase the, string when)
    {
        await using var db = await the.Portal.OpenAsync();
        var collaborations = await db.Collaborations.AsNoTracking().ToListAsync(Ct);
        var evidence = await db.TermsApprovals.AsNoTracking().ToListAsync(Ct);
        Assert.All(collaborations.Where(c => c.IsOpen).GroupBy(c => (c.AgencyId, c.CustomerId, c.Service)), open => Assert.True(open.Count() == 1, $"Two are open {when}"));
        foreach (var active in collaborations.Where(c => c.Status is CollaborationStatus.Active or CollaborationStatus.Ended))
        {
            Assert.True(active.AnsweredByUserId is not null && active.AnsweredAt is not null, $"Active without an answer {when}");
            Assert.True(evidence.Any(e => e.CollaborationId == active.Id && e.Document == TermsDocument.DataProcessingAgreement), $"Active without the agreement {when}");
            Assert.True(evidence.Any(e => e.OrganisationId == active.OrganisationId && e.Document == TermsDocument.ScannerTerms), $"Active without terms {when}");
            Assert.True(
                await db.Subscriptions.AnyAsync(s => s.OrganisationId == active.OrganisationId && s.Status == SubscriptionStatus.Active, Ct),
                $"Active without Scanner {when}");
        }

        var isApproved = collaborations.Any(c => c.AnsweredAt is not null && c.Status is CollaborationStatus.Active or CollaborationStatus.Ended);
        Assert.True(
            isApproved || !await db.Organisations.AnyAsync(o => o.Status == OrganisationStatus.Active, Ct), $"The organisation counts without an approval {when}");
    }

    private sealed record Side(Member Member, Customer Customer, CustomerTask Task);
}
