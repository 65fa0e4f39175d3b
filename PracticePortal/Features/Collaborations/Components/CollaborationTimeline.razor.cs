using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Platform.Email;
using PracticePortal.Resources;

namespace PracticePortal.Features.Collaborations.Components;

/// <summary>How far a collaboration has come, from the activation to its end, with times and persons.</summary>
public sealed partial class CollaborationTimeline : ComponentBase
{
    [Parameter, EditorRequired]
    public required CollaborationDetails Collaboration { get; set; }

    private IReadOnlyList<TimelineStep> Steps =>
        [Activated, .. Provisioning, .. Letters, .. Opened, .. Answer, .. Closing];

    private TimelineStep Activated => new(
        CollaborationTexts.Say(CollaborationsText.ActivatedBy, Collaboration.AskedByName), StepState.Done, Collaboration.ActivatedAt);

    private IEnumerable<TimelineStep> Provisioning
    {
        get
        {
            if (Collaboration.Relation == CustomerRelation.UsesScanner)
            {
                return [];
            }

            var done = Collaboration.Provisioning;
            (string Text, DateTime? At)[] steps = Collaboration.Relation == CustomerRelation.NewToSpiris
                ?
                [
                    (CollaborationsText.StepOrganisation, done.OrganisationAt), (CollaborationsText.StepSubscription, done.SubscriptionAt),
                    (CollaborationsText.StepAdministrator, done.AdministratorAt),
                ]
                : [(CollaborationsText.StepSubscription, done.SubscriptionAt)];
            var next = Array.FindIndex(steps, step => step.At is null);
            return steps.Select((step, index) => new TimelineStep(step.Text, StateOf(step.At, index == next), step.At));
        }
    }

    private IEnumerable<TimelineStep> Letters
    {
        get
        {
            if (Collaboration.Asked.Count == 0)
            {
                return Collaboration.IsOpen ? [new TimelineStep(CollaborationsText.StepAsk, StepState.Todo)] : [];
            }

            var sent = Collaboration.Asked.Select(a => a.SentAt).Min();
            var refused = sent is null && Collaboration.Asked.All(a => a.Letter?.State == EmailState.Rejected);
            return
            [
                new TimelineStep(CollaborationsText.MailQueued, StepState.Done, Collaboration.SentAt),
                refused
                    ? new TimelineStep(CollaborationsText.MailRefused, StepState.Failed)
                    : new TimelineStep(CollaborationsText.MailSent, sent is null ? Waiting : StepState.Done, sent),
            ];
        }
    }

    private IEnumerable<TimelineStep> Opened => Collaboration.Asked.Select(a => a.OpenedAt).Where(at => at is not null).Min() is { } opened
        ? [new TimelineStep(CollaborationsText.LoggedIn, StepState.Done, opened)]
        : [];

    private IEnumerable<TimelineStep> Answer => Collaboration switch
    {
        { Status: CollaborationStatus.AwaitingApproval } => [new TimelineStep(CollaborationsText.Approved, StepState.Todo)],
        { Status: CollaborationStatus.Declined } => [],
        { AnsweredAt: { } at, AnsweredByName: var by } =>
            [new TimelineStep(CollaborationTexts.Say(CollaborationsText.ApprovedBy, by), StepState.Done, at)],
        _ => [],
    };

    private IEnumerable<TimelineStep> Closing => Collaboration.Status switch
    {
        CollaborationStatus.Declined => [Closed(CollaborationsText.DeclinedBy, StepState.Failed)],
        CollaborationStatus.Cancelled => [Closed(CollaborationsText.CancelledBy, StepState.Done)],
        CollaborationStatus.Expired => [Closed(CollaborationsText.ExpiredText, StepState.Done)],
        CollaborationStatus.Ended => [Closed(
            Collaboration.EndedBy == CollaborationSide.Agency ? CollaborationsText.EndedByAgency : CollaborationsText.EndedByCustomer, StepState.Done)],
        CollaborationStatus.Provisioning or CollaborationStatus.ProvisioningFailed or CollaborationStatus.AwaitingApproval or CollaborationStatus.Active => [],
    };

    private StepState Waiting => Collaboration.IsOpen ? StepState.Now : StepState.Todo;

    private TimelineStep Closed(string sentence, StepState state) =>
        new(CollaborationTexts.Say(sentence, Collaboration.ClosedByName), state, Collaboration.ClosedAt);

    private StepState StateOf(DateTime? at, bool isNext) => (at, isNext, Collaboration.Status) switch
    {
        (not null, _, _) => StepState.Done,
        (null, true, CollaborationStatus.Provisioning) => StepState.Now,
        (null, true, CollaborationStatus.ProvisioningFailed) => StepState.Failed,
        _ => StepState.Todo,
    };
}
