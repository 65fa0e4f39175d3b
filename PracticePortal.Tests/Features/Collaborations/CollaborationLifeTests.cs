using System.Reflection;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Domain;
using PracticePortal.Tests.Support;
using static PracticePortal.Features.Collaborations.CollaborationStatus;

namespace PracticePortal.Tests.Features.Collaborations;

/// <summary>Every status and every verb: the table is the specification. A new status or verb makes it fail until somebody decides.</summary>
public sealed class CollaborationLifeTests
{
    private const string Refused = "-";

    /// <summary>Where each verb leads from each status.</summary>
    private const string Table = """
                              Provisioning        ProvisioningFailed  AwaitingApproval  Active  Declined  Cancelled  Expired  Ended
        ProvisioningStepDone  Provisioning        -                   -                 -       -         -          -        -
        Provisioned           AwaitingApproval    -                   -                 -       -         -          -        -
        FailProvisioning      ProvisioningFailed  -                   -                 -       -         -          -        -
        Retry                 -                   Provisioning        -                 -       -         -          -        -
        Approve               -                   -                   Active            -       -         -          -        -
        Decline               -                   -                   Declined          -       -         -          -        -
        Cancel                Cancelled           Cancelled           Cancelled         -       -         -          -        -
        Expire                -                   -                   Expired           -       -         -          -        -
        End                   -                   -                   -                 Ended   -         -          -        -
        Resend                -                   -                   AwaitingApproval  -       -         -          -        -
        SendNewLink           -                   -                   AwaitingApproval  -       -         -          -        -
        AlertAgency           -                   -                   AwaitingApproval  Active  Declined  Cancelled  Expired  Ended
        ChangeTask            Provisioning        ProvisioningFailed  AwaitingApproval  Active  -         -          -        -
        CorrectAddress        -                   -                   AwaitingApproval  -       -         -          -        -
        Remind                -                   -                   AwaitingApproval  -       -         -          -        -
        """;

    private static readonly string[][] s_lines = [.. Table.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    private static readonly CollaborationStatus[] s_statuses = [.. s_lines[0].Select(Enum.Parse<CollaborationStatus>)];

    private static readonly string[] s_verbs = [.. s_lines.Skip(1).Select(line => line[0])];

    public static TheoryData<string, CollaborationStatus, CollaborationStatus?> Rules
    {
        get
        {
            TheoryData<string, CollaborationStatus, CollaborationStatus?> rules = [];
            foreach (var line in s_lines.Skip(1))
            {
                foreach (var (from, to) in s_statuses.Zip(line.Skip(1)))
                {
                    rules.Add(line[0], from, to == Refused ? null : Enum.Parse<CollaborationStatus>(to));
                }
            }

            return rules;
        }
    }

    [Theory, MemberData(nameof(Rules))]
    public void Life_FollowsTheTable(string verb, CollaborationStatus from, CollaborationStatus? to)
    {
        var given = GivenRequest.In(from);

        var outcome = Do(verb, given);

        Assert.Equal(to is not null, outcome.Succeeded);
        Assert.Equal(to ?? from, given.Collaboration.Status);
        Assert.Equal(to is not null, given.Collaboration.TakeEvents().Count > 0); // nothing follows from a refusal
        Assert.Equal(given.Collaboration.Status is Declined or Cancelled or Expired or Ended, !given.Collaboration.IsOpen);
    }

    [Fact]
    public void Table_CoversEveryPair()
    {
        var verbs = typeof(Collaboration).GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(m => m.ReturnType == typeof(Result)).Select(m => m.Name);

        Assert.Equal(Enum.GetValues<CollaborationStatus>(), s_statuses);
        Assert.Equal(verbs.Order(), s_verbs.Order());
        Assert.Equal(Enum.GetValues<CollaborationStatus>().Length * s_verbs.Length, Rules.Count);
    }

    [Theory]
    [InlineData(CustomerRelation.UsesScanner, AwaitingApproval)]
    [InlineData(CustomerRelation.UsesMySpiris, CollaborationStatus.Provisioning)]
    [InlineData(CustomerRelation.NewToSpiris, CollaborationStatus.Provisioning)]
    public void Activate_StartsAsTheRelationDemands(CustomerRelation relation, CollaborationStatus status) =>
        Assert.Equal(status, GivenRequest.In(status, relation).Collaboration.Status);

    private static Result Do(string verb, GivenRequest given)
    {
        var (collaboration, soon, today) = (given.Collaboration, Given.Now.AddHours(1), DateOnly.FromDateTime(Given.Now));
        var invitationId = collaboration.Invitations is [var invitation, ..] ? invitation.Id : Guid.Empty;
        return verb switch
        {
            "ProvisioningStepDone" => collaboration.ProvisioningStepDone(ProvisioningStep.Organisation, given.OrganisationId, soon),
            "Provisioned" => WithOrganisation(given).Provisioned(given.Recipients, GivenRequest.Lifetimes, soon),
            "FailProvisioning" => collaboration.FailProvisioning("unavailable"),
            "Retry" => collaboration.Retry(given.Customer),
            "Approve" => collaboration.Approve(GivenRequest.Yes, soon),
            "Decline" => collaboration.Decline(GivenRequest.Yes, DeclineReason.Other, "Not now.", soon),
            "Cancel" => collaboration.Cancel("Consultant", soon),
            "Expire" => collaboration.Expire((collaboration.AnswerBy ?? soon) + TimeSpan.FromTicks(1)),
            "End" => collaboration.End(CollaborationSide.Customer, "Owner", soon),
            "Resend" => collaboration.Resend(GivenRequest.Lifetimes, soon),
            "SendNewLink" => collaboration.SendNewLink(invitationId, GivenRequest.Lifetimes, soon, today),
            "AlertAgency" => collaboration.AlertAgency(invitationId, today),
            "ChangeTask" => collaboration.ChangeTask(Given.Task(given.Customer, period: "Q1 2027")),
            "CorrectAddress" => collaboration.CorrectAddress("Owner", "other@solrosen.example", true, GivenRequest.Lifetimes, soon),
            "Remind" => collaboration.Remind(GivenRequest.Lifetimes, collaboration.NextReminderAt ?? soon),
            _ => throw new ArgumentOutOfRangeException(nameof(verb), verb, "Say here how it is done."),
        };
    }

    private static Collaboration WithOrganisation(GivenRequest given)
    {
        given.Collaboration.ProvisioningStepDone(ProvisioningStep.Administrator, given.OrganisationId, Given.Now);
        given.Collaboration.TakeEvents();
        return given.Collaboration;
    }
}
