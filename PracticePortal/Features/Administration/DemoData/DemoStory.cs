using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Administration.DemoData;

/// <summary>Takes a collaboration through its life by its own verbs, at times that lie behind us.</summary>
internal sealed class DemoStory(DemoWorld world, Agency agency)
{
    private static readonly Actor s_provisioning = Actor.System("provisioning");
    private static readonly Actor s_reminders = Actor.System("reminders");

    private readonly InvitationLifetimes _lifetimes = new();
    private readonly DemoLetters _letters = new(world);

    public void Tell(Customer customer, CustomerTask task, DemoOrganisation? organisation, DemoCustomer line, Member asker, int place)
    {
        if (line.State is DemoState.NotActivated or DemoState.Archived)
        {
            return;
        }

        var at = world.At(line.DaysAgo, place);
        var actor = new Actor(asker.UserId, asker.Name);
        IReadOnlyList<AskedPerson> asked = line.Relation == CustomerRelation.UsesScanner ? Asked(organisation!, customer) : [];
        var collaboration = Collaboration.Activate(
            agency, customer, task, line.Relation, organisation?.Organisation.Id, new Asker(asker.Id, asker.UserId, asker.Name), asked, _lifetimes, at).Value;
        world.Db.Collaborations.Add(collaboration);
        world.History.Tell(collaboration, actor, at);

        if (line.State == DemoState.Failed || (line.State == DemoState.Cancelled && organisation is null))
        {
            Do(collaboration, s_provisioning, at.AddMinutes(3), now => collaboration.FailProvisioning((place % 2 == 0 ? ProvisioningErrors.Unavailable : ProvisioningErrors.OtherContact).Code));
        }
        else if (line.Relation != CustomerRelation.UsesScanner)
        {
            organisation = Provision(collaboration, organisation, customer, at.AddSeconds(4));
        }

        Answer(collaboration, organisation, line, actor, place);
        if (!collaboration.IsOpen && organisation?.Scanner is { Status: SubscriptionStatus.Pending } pending)
        {
            world.Db.Subscriptions.Remove(pending); // what nobody approved is taken back
            organisation.Scanner = null;
        }
    }

    private void Answer(Collaboration collaboration, DemoOrganisation? organisation, DemoCustomer line, Actor actor, int place)
    {
        var answered = collaboration.ActivatedAt.AddDays(1 + (place % 4)).AddMinutes(25 + (place * 13 % 200));
        switch (line.State)
        {
            case DemoState.Awaiting:
                Wait(collaboration, organisation!, answered < world.Now && place % 2 == 0 ? answered : null, world.Now);
                break;
            case DemoState.Refused:
                _letters.Refuse(collaboration);
                break;
            case DemoState.Active:
                Approve(collaboration, organisation!, answered);
                break;
            case DemoState.Ended:
                Approve(collaboration, organisation!, answered);
                End(collaboration, organisation!, actor, place);
                break;
            case DemoState.Declined:
                Wait(collaboration, organisation!, answered.AddMinutes(-6), answered);
                Do(collaboration, organisation!.Actor, answered, now => collaboration.Decline(
                    By(organisation, []), place % 2 == 0 ? DeclineReason.NotNow : DeclineReason.NotOurAgency,
                    place % 2 == 0 ? "Vi återkommer efter bokslutet." : null, now));
                break;
            case DemoState.Cancelled:
                _letters.Deliver(collaboration);
                Do(collaboration, actor, answered, now => collaboration.Cancel(actor.Name, now));
                break;
            case DemoState.Expired:
                var end = collaboration.AnswerBy!.Value;
                Wait(collaboration, organisation!, openedAt: null, end);
                Do(collaboration, s_reminders, end.AddMinutes(5), collaboration.Expire);
                break;
            case DemoState.NotActivated or DemoState.Failed or DemoState.Archived:
                break;
        }
    }

    /// <summary>What the activation creates, step by step, and then the customer is asked.</summary>
    private DemoOrganisation Provision(Collaboration collaboration, DemoOrganisation? organisation, Customer customer, DateTime at)
    {
        if (organisation is null)
        {
            organisation = world.NewOrganisation(
                customer.OrganisationNumber, customer.Name, customer.ContactEmail, customer.ContactName, at);
            Do(collaboration, s_provisioning, at, now => collaboration.ProvisioningStepDone(ProvisioningStep.Organisation, organisation.Organisation.Id, now));
        }

        if (organisation.Scanner is null)
        {
            organisation.Scanner = Subscription.Prepare(organisation.Organisation.Id, Service.SpirisScanner, at);
            world.Db.Subscriptions.Add(organisation.Scanner);
        }

        var made = organisation;
        Do(collaboration, s_provisioning, at.AddSeconds(1), now => collaboration.ProvisioningStepDone(ProvisioningStep.Subscription, made.Organisation.Id, now));
        if (collaboration.Relation == CustomerRelation.NewToSpiris)
        {
            Do(collaboration, s_provisioning, at.AddSeconds(2), now => collaboration.ProvisioningStepDone(ProvisioningStep.Administrator, made.Organisation.Id, now));
        }

        Do(collaboration, s_provisioning, at.AddSeconds(3), now => collaboration.Provisioned(Asked(made, customer), _lifetimes, now));
        return made;
    }

    /// <summary>Letters arrive, reminders follow when they are due, and perhaps somebody looks at the request.</summary>
    private void Wait(Collaboration collaboration, DemoOrganisation organisation, DateTime? openedAt, DateTime until)
    {
        _letters.Deliver(collaboration);
        while (collaboration.NextReminderAt is { } due && due <= until)
        {
            Do(collaboration, s_reminders, due, now => collaboration.Remind(_lifetimes, now));
            _letters.Remind(collaboration, due);
        }

        if (openedAt is { } opened && organisation.Administrator.HasSignIn)
        {
            collaboration.Opened(organisation.Administrator.Id, opened);
            world.History.Tell(collaboration, organisation.Actor, opened);
        }
    }

    private void Approve(Collaboration collaboration, DemoOrganisation organisation, DateTime at)
    {
        var opened = at.AddMinutes(-9);
        if (!organisation.Administrator.HasSignIn)
        {
            var user = world.SignIn(organisation.Administrator.Email, organisation.Administrator.Name);
            organisation.Administrator.SetUpSignIn(user.Id, opened);
            collaboration.SignInWasSetUp(organisation.Administrator.Id);
            world.History.Tell(organisation.Administrator, organisation.Actor, opened);
        }

        Wait(collaboration, organisation, opened, at);
        Do(collaboration, organisation.Actor, at, now => collaboration.Approve(By(organisation, _letters.Approve(collaboration, organisation, now)), now));
        organisation.Organisation.Open();
        organisation.Organisation.Confirm(at);
        world.History.Tell(organisation.Organisation, organisation.Actor, at);
        organisation.Administrator.Confirm();
        organisation.Scanner?.Activate(at);
    }

    private void End(Collaboration collaboration, DemoOrganisation organisation, Actor actor, int place)
    {
        var byCustomer = place % 2 == 0;
        var by = byCustomer ? organisation.Actor : actor;
        Do(collaboration, by, collaboration.AnsweredAt!.Value.AddDays(20 + (place % 10)), now =>
            collaboration.End(byCustomer ? CollaborationSide.Customer : CollaborationSide.Agency, by.Name, now));
    }

    private void Do(Collaboration collaboration, Actor actor, DateTime at, Func<DateTime, Result> verb)
    {
        if (verb(at) is { Succeeded: false } refused)
        {
            throw new InvalidOperationException($"The demo's {collaboration.CustomerName}: {refused.Error.Code}.");
        }

        world.History.Tell(collaboration, actor, at);
    }

    private static IReadOnlyList<AskedPerson> Asked(DemoOrganisation organisation, Customer customer) =>
        AskedPerson.Of([organisation.Administrator], customer.ContactEmail);

    private static Approval By(DemoOrganisation organisation, IReadOnlyCollection<Terms.TermsDocument> approved) =>
        new(organisation.Administrator.UserId!.Value, organisation.Administrator.Name, WorksForTheAgency: false, approved, approved);
}
