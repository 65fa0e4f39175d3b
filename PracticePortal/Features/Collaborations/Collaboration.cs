using PracticePortal.Features.Agencies;
using PracticePortal.Features.Customers;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Tasks;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Collaborations;

/// <summary>
/// One agency's shared use of a service with one customer. The agency activates it, the customer approves it, either side ends it.
/// It carries copies of the names that both sides read: neither side can look into the other's tables, and they are what was asked.
/// </summary>
public sealed class Collaboration : Entity, ISharedOwned
{
    public const int ReasonMaxLength = 500;
    public const int TaskNameMaxLength = 120;
    public const int PersonNameMaxLength = 100;

    private readonly List<Invitation> _invitations = [];

    private Collaboration()
    {
    }

    public Guid AgencyId { get; private init; }

    public string AgencyName { get; private init; } = "";

    public string AgencyNumber { get; private init; } = "";

    public Guid CustomerId { get; private init; }

    public string CustomerName { get; private init; } = "";

    public string CustomerNumber { get; private init; } = "";

    /// <summary>Null until the organisation of a new customer is made.</summary>
    public Guid? OrganisationId { get; private set; }

    public Service Service { get; private init; }

    public CustomerRelation Relation { get; private init; }

    public Guid TaskId { get; private set; }

    public TaskType TaskType { get; private set; }

    public string TaskPeriod { get; private set; } = "";

    public Guid AskedById { get; private init; }

    public Guid AskedByUserId { get; private init; }

    public string AskedByName { get; private init; } = "";

    /// <summary>The contact that the agency knew when it activated: a new customer's administrator is made from it.</summary>
    public string ContactName { get; private set; } = "";

    public string ContactEmail { get; private set; } = "";

    public string ContactLanguage { get; private init; } = "sv";

    public CollaborationStatus Status { get; private set; }

    public DateTime ActivatedAt { get; private init; }

    public ProvisioningProgress Provisioning { get; private set; } = new();

    /// <summary>When the customer was last asked; null while provisioning.</summary>
    public DateTime? SentAt { get; private set; }

    /// <summary>Until when the customer can answer.</summary>
    public DateTime? AnswerBy { get; private set; }

    public DateTime? NextReminderAt { get; private set; }

    public int RemindersSent { get; private set; }

    public DateTime? AnsweredAt { get; private set; }

    public Guid? AnsweredByUserId { get; private set; }

    public string AnsweredByName { get; private set; } = "";

    public DeclineReason DeclineReason { get; private set; }

    /// <summary>What the customer wrote when declining.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>When the status became final; null while it is open. The database allows one open row for an agency, customer and service.</summary>
    public DateTime? ClosedAt { get; private set; }

    public string ClosedByName { get; private set; } = "";

    public CollaborationSide? EndedBy { get; private set; }

    /// <summary>
    /// The group of the follow-up list that it belongs to (<see cref="FollowUpRanks"/>), as far as the clock has no part in it. The database
    /// keeps it (triggers, docs/adr/0018): whoever reads an entity that was saved before has the value of then.
    /// </summary>
    public int FollowUpRank { get; private init; } = FollowUpRanks.Provisioning;

    /// <summary>What the group is sorted by: when it was closed, else the end of the time to answer, else the activation. The database keeps it as well.</summary>
    public DateTime FollowUpAt { get; private init; }

    public IReadOnlyList<Invitation> Invitations => _invitations;

    public bool IsOpen => ClosedAt is null;

    /// <summary>Over before the customer approved, so that what was made for it goes with it. What was approved stays when the collaboration ends.</summary>
    public bool ClosedUnapproved => Status is CollaborationStatus.Declined or CollaborationStatus.Cancelled or CollaborationStatus.Expired;

    /// <summary>The agency shares the service with the customer, once the customer has approved.</summary>
    /// <param name="organisationId">The organisation in My Spiris; null for a new customer.</param>
    /// <param name="recipients">Who is asked at once; empty when something must be provisioned first.</param>
    public static Result<Collaboration> Activate(
        Agency agency, Customer customer, CustomerTask task, CustomerRelation relation, Guid? organisationId, Asker askedBy,
        IReadOnlyList<AskedPerson> recipients, InvitationLifetimes lifetimes, DateTime now)
    {
        if (customer.IsArchived)
        {
            return CustomerErrors.Archived;
        }

        if (task.CustomerId != customer.Id)
        {
            return CommonErrors.NotFound;
        }

        if (task.Status == CustomerTaskStatus.Completed)
        {
            return TaskErrors.Completed;
        }

        var collaboration = new Collaboration
        {
            AgencyId = agency.Id,
            AgencyName = agency.Name,
            AgencyNumber = agency.OrganisationNumber,
            CustomerId = customer.Id,
            CustomerName = customer.Name,
            CustomerNumber = customer.OrganisationNumber,
            OrganisationId = organisationId,
            Relation = relation,
            TaskId = task.Id,
            TaskType = task.Type,
            TaskPeriod = task.Period,
            AskedById = askedBy.MemberId,
            AskedByUserId = askedBy.UserId,
            AskedByName = askedBy.Name,
            ContactName = ContactNameOf(customer),
            ContactEmail = customer.ContactEmail,
            ContactLanguage = customer.ContactLanguage,
            ActivatedAt = now,
            FollowUpAt = now,
            Status = CollaborationStatus.Provisioning,
        };
        collaboration.Raise(new CollaborationActivated(collaboration.Facts()));
        if (relation == CustomerRelation.UsesScanner)
        {
            return collaboration.Ask(recipients, lifetimes, now) is { Succeeded: false } refused ? refused.Error : collaboration;
        }

        collaboration.Raise(new ProvisioningDue(collaboration.Id, collaboration.Provisioning.Round));
        return collaboration;
    }

    /// <summary>One thing that the activation creates is there. Saying it again changes nothing.</summary>
    public Result ProvisioningStepDone(ProvisioningStep step, Guid organisationId, DateTime now)
    {
        if (Status != CollaborationStatus.Provisioning)
        {
            return NotNow();
        }

        OrganisationId = organisationId;
        if (Provisioning.Done(step, now))
        {
            Raise(new ProvisioningStepped(Facts(), step));
        }

        return Result.Ok;
    }

    /// <summary>Everything is there: the customer is asked.</summary>
    public Result Provisioned(IReadOnlyList<AskedPerson> recipients, InvitationLifetimes lifetimes, DateTime now)
    {
        if (Status != CollaborationStatus.Provisioning || OrganisationId is null)
        {
            return NotNow();
        }

        return Ask(recipients, lifetimes, now);
    }

    /// <param name="reason">A stable code that picks the sentence which the agency reads.</param>
    public Result FailProvisioning(string reason)
    {
        if (Status != CollaborationStatus.Provisioning)
        {
            return NotNow();
        }

        Status = CollaborationStatus.ProvisioningFailed;
        Provisioning.Fail(reason);
        Raise(new ProvisioningFailed(Facts(), reason));
        return Result.Ok;
    }

    /// <param name="contact">Whom the agency knows at the customer now: the failure may have been that it was the wrong one.</param>
    public Result Retry(Customer contact)
    {
        if (Status != CollaborationStatus.ProvisioningFailed)
        {
            return NotNow();
        }

        if (contact.Id != CustomerId)
        {
            throw new ArgumentException("Another customer's contact.", nameof(contact));
        }

        if (Relation == CustomerRelation.NewToSpiris && contact.ContactEmail.Length > 0)
        {
            (ContactName, ContactEmail) = (ContactNameOf(contact), contact.ContactEmail);
        }

        Status = CollaborationStatus.Provisioning;
        Provisioning.StartAgain();
        Raise(new ProvisioningRetried(Facts()));
        Raise(new ProvisioningDue(Id, Provisioning.Round));
        return Result.Ok;
    }

    /// <summary>The customer lets the agency in. The first answer counts.</summary>
    public Result Approve(Approval by, DateTime now)
    {
        if (Refusal(by, now) is { } refusal)
        {
            return refusal;
        }

        if (by.Asked.Except(by.Approved).Any())
        {
            return CollaborationErrors.DocumentsNotApproved;
        }

        Status = CollaborationStatus.Active;
        Answered(by, now);
        Raise(new CollaborationApproved(Facts(), by.Name));
        return Result.Ok;
    }

    public Result Decline(Approval by, DeclineReason reason, string? words, DateTime now)
    {
        if (Refusal(by, now) is { } refusal)
        {
            return refusal;
        }

        var text = PlainText.OptionalText(words, nameof(Reason), ReasonMaxLength);
        if (!text.Succeeded)
        {
            return text.Error;
        }

        (DeclineReason, Reason) = (reason, text.Value);
        Answered(by, now);
        Close(CollaborationStatus.Declined, by.Name, now);
        Raise(new CollaborationDeclined(Facts(), by.Name));
        return Result.Ok;
    }

    /// <summary>The agency takes the request back before an answer.</summary>
    public Result Cancel(string byName, DateTime now)
    {
        if (Status is not (CollaborationStatus.Provisioning or CollaborationStatus.ProvisioningFailed or CollaborationStatus.AwaitingApproval))
        {
            return NotNow();
        }

        Close(CollaborationStatus.Cancelled, byName, now);
        Raise(new CollaborationCancelled(Facts(), byName));
        return Result.Ok;
    }

    public Result Expire(DateTime now)
    {
        if (Status != CollaborationStatus.AwaitingApproval || now <= AnswerBy)
        {
            return NotNow();
        }

        Close(CollaborationStatus.Expired, "", now);
        Raise(new CollaborationExpired(Facts()));
        return Result.Ok;
    }

    public Result End(CollaborationSide side, string byName, DateTime now)
    {
        if (Status != CollaborationStatus.Active)
        {
            return NotNow();
        }

        EndedBy = side;
        Close(CollaborationStatus.Ended, byName, now);
        Raise(new CollaborationEnded(Facts(), side, byName));
        return Result.Ok;
    }

    /// <summary>Asks everyone again with a new link, and counts the time to answer anew.</summary>
    public Result Resend(InvitationLifetimes lifetimes, DateTime now)
    {
        if (Status != CollaborationStatus.AwaitingApproval)
        {
            return NotNow();
        }

        if (now > AnswerBy)
        {
            return CollaborationErrors.Expired;
        }

        StartWaiting(lifetimes, now);
        foreach (var invitation in _invitations)
        {
            invitation.Renew(this, now, lifetimes);
            Raise(new InvitationDue(Id, invitation.Id, invitation.LinkVersion));
        }

        Raise(new CollaborationResent(Facts()));
        return Result.Ok;
    }

    /// <summary>One person asked for a new link from a dead one: one that works goes to the same address, and the agency sees it.</summary>
    public Result SendNewLink(Guid invitationId, InvitationLifetimes lifetimes, DateTime now, DateOnly today)
    {
        var invitation = _invitations.SingleOrDefault(i => i.Id == invitationId);
        if (invitation is null || Status != CollaborationStatus.AwaitingApproval || now > AnswerBy)
        {
            return NotNow();
        }

        if (!invitation.MayAskForNewLink(today))
        {
            return CommonErrors.TooManyTries;
        }

        invitation.SendAgain(this, now, lifetimes);
        Raise(new InvitationDue(Id, invitation.Id, invitation.LinkVersion));
        Raise(new NewLinkAsked(Facts(), invitation.Id, WasOpen: true));
        return Result.Ok;
    }

    /// <summary>Somebody opened the link of a closed request and asks for a new one: the agency is told.</summary>
    public Result AlertAgency(Guid invitationId, DateOnly today)
    {
        var invitation = _invitations.SingleOrDefault(i => i.Id == invitationId);
        if (invitation is null || !invitation.MayAskForNewLink(today))
        {
            return CommonErrors.TooManyTries;
        }

        Raise(new NewLinkAsked(Facts(), invitation.Id, WasOpen: false));
        return Result.Ok;
    }

    public Result ChangeTask(CustomerTask task)
    {
        if (!IsOpen)
        {
            return NotNow();
        }

        if (task.CustomerId != CustomerId || task.AgencyId != AgencyId)
        {
            return CommonErrors.NotFound;
        }

        if (task.Status == CustomerTaskStatus.Completed)
        {
            return TaskErrors.Completed;
        }

        (TaskId, TaskType, TaskPeriod) = (task.Id, task.Type, task.Period);
        Raise(new CollaborationTaskChanged(Facts()));
        return Result.Ok;
    }

    /// <summary>The letter went to a wrong address: the old link is dead at once, and a new letter goes out.</summary>
    public Result CorrectAddress(string name, string email, bool maySetUpSignIn, InvitationLifetimes lifetimes, DateTime now)
    {
        if (Status != CollaborationStatus.AwaitingApproval || Relation != CustomerRelation.NewToSpiris || _invitations is not [var invitation])
        {
            return NotNow();
        }

        if (now > AnswerBy)
        {
            return CollaborationErrors.Expired;
        }

        if (invitation.OpenedAt is not null)
        {
            return CollaborationErrors.LoggedInAlready;
        }

        (ContactName, ContactEmail) = (name, email);
        StartWaiting(lifetimes, now);
        invitation.Readdress(this, name, email, maySetUpSignIn, now, lifetimes);
        Raise(new InvitationDue(Id, invitation.Id, invitation.LinkVersion));
        Raise(new CollaborationAddressCorrected(Facts()));
        return Result.Ok;
    }

    /// <summary>The person who was asked has looked at the request.</summary>
    public void Opened(Guid userOfOrganisationId, DateTime now)
    {
        if (Status == CollaborationStatus.AwaitingApproval
            && _invitations.SingleOrDefault(i => i.OrganisationUserId == userOfOrganisationId) is { OpenedAt: null } invitation)
        {
            invitation.Opened(now);
            Raise(new InvitationOpened(Facts()));
        }
    }

    /// <summary>The new administrator can log in now; the link's power to set that up is over.</summary>
    public void SignInWasSetUp(Guid userOfOrganisationId)
    {
        foreach (var invitation in _invitations.Where(i => i.OrganisationUserId == userOfOrganisationId))
        {
            invitation.EndSetUpPower();
        }
    }

    /// <summary>Asks everybody again with the same link and the same end, and sets the date of the next reminder.</summary>
    public Result Remind(InvitationLifetimes lifetimes, DateTime now)
    {
        if (Status != CollaborationStatus.AwaitingApproval || NextReminderAt is null || now < NextReminderAt || AnswerBy is null || now > AnswerBy
            || !ReminderSchedule.IsOpen(now))
        {
            return NotNow();
        }

        RemindersSent++;
        NextReminderAt = ReminderSchedule.Next(SentAt!.Value, now, AnswerBy.Value);
        foreach (var invitation in _invitations)
        {
            invitation.Remind(this, now, lifetimes);
            Raise(new ReminderDue(Id, invitation.Id, invitation.LinkVersion));
        }

        Raise(new CollaborationReminded(Facts()));
        return Result.Ok;
    }

    private Error? Refusal(Approval by, DateTime now)
    {
        if (Status != CollaborationStatus.AwaitingApproval)
        {
            return NotNow();
        }

        if (now > AnswerBy) // by the date, not by the sweep
        {
            return CollaborationErrors.Expired;
        }

        return by.WorksForTheAgency ? CollaborationErrors.OwnAgency : null;
    }

    private Result Ask(IReadOnlyList<AskedPerson> recipients, InvitationLifetimes lifetimes, DateTime now)
    {
        if (recipients.Count == 0)
        {
            return CollaborationErrors.NobodyToAsk;
        }

        Status = CollaborationStatus.AwaitingApproval;
        StartWaiting(lifetimes, now);
        foreach (var recipient in recipients)
        {
            var invitation = Invitation.Ask(this, recipient, now, lifetimes);
            _invitations.Add(invitation);
            Raise(new InvitationDue(Id, invitation.Id, invitation.LinkVersion));
        }

        Raise(new CollaborationAsked(Facts(), recipients.Count));
        return Result.Ok;
    }

    private void StartWaiting(InvitationLifetimes lifetimes, DateTime now)
    {
        SentAt = now;
        AnswerBy = now + lifetimes.Lifetime;
        RemindersSent = 0;
        NextReminderAt = ReminderSchedule.Next(now, now, AnswerBy.Value);
    }

    private static string ContactNameOf(Customer customer) => customer.ContactName.Length > 0 ? customer.ContactName : customer.Name;

    private void Answered(Approval by, DateTime now)
    {
        (AnsweredAt, AnsweredByUserId, AnsweredByName) = (now, by.UserId, by.Name);
        NextReminderAt = null;
    }

    private void Close(CollaborationStatus final, string byName, DateTime now)
    {
        Status = final;
        ClosedAt = now;
        ClosedByName = byName;
        NextReminderAt = null;
    }

    /// <summary>Why a verb leads nowhere: what was done before it, by whom and when.</summary>
    private Error NotNow() => Status switch
    {
        CollaborationStatus.Active => CollaborationErrors.NotAllowedIn(Status).By(AnsweredByName, AnsweredAt!.Value),
        CollaborationStatus.Declined or CollaborationStatus.Cancelled or CollaborationStatus.Ended =>
            CollaborationErrors.NotAllowedIn(Status).By(ClosedByName, ClosedAt!.Value),
        CollaborationStatus.Expired => CollaborationErrors.NotAllowedIn(Status) with { At = ClosedAt },
        CollaborationStatus.Provisioning or CollaborationStatus.ProvisioningFailed or CollaborationStatus.AwaitingApproval =>
            CollaborationErrors.NotAllowedIn(Status),
    };

    private CollaborationFacts Facts() => new(Id, AgencyId, CustomerId, OrganisationId, CustomerName, AgencyName);
}

/// <summary>A customer's answer: who gives it, which documents are asked and which of them were approved.</summary>
/// <param name="WorksForTheAgency">A member of the asking agency may not answer for the customer.</param>
public sealed record Approval(
    Guid UserId, string Name, bool WorksForTheAgency, IReadOnlyCollection<TermsDocument> Asked, IReadOnlyCollection<TermsDocument> Approved);
