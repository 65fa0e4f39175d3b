using System.Globalization;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Tests.Support;

/// <summary>What a test starts from. Nothing is saved: hand it to <see cref="TestPortal.SaveAsync"/>. Names and numbers differ each time.</summary>
public static class Given
{
    /// <summary>A Monday afternoon, when letters may be sent.</summary>
    public static readonly DateTime Now = new(2026, 11, 23, 13, 10, 0, DateTimeKind.Utc);

    private static int s_number;

    /// <summary>A company's number with a right check digit, another one each time.</summary>
    public static string OrganisationNumber()
    {
        var nine = string.Create(CultureInfo.InvariantCulture, $"5599{Next():00000}");
        return nine + PracticePortal.Platform.Domain.OrganisationNumber.CheckDigit(nine);
    }

    /// <summary>An address that nobody else has.</summary>
    public static string Email() => string.Create(CultureInfo.InvariantCulture, $"person-{Next()}@agency.example");

    /// <summary>A network address that nobody else comes from, for whoever knocks more often than one network may.</summary>
    public static string Network()
    {
        var number = Next();
        return string.Create(CultureInfo.InvariantCulture, $"198.18.{number / 250 % 250}.{(number % 250) + 1}");
    }

    public static PortalUser User(string? email = null, string name = "Person, Example")
    {
        email ??= Email();
        return new PortalUser
        {
            Name = name,
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            EmailConfirmed = true,
            SecurityStamp = Guid.NewGuid().ToString(),
        };
    }

    public static Agency Agency(string name = "Norr Ekonomibyrå AB", string? number = null) =>
        Quiet(PracticePortal.Features.Agencies.Agency.Create(name, number ?? OrganisationNumber(), Now).Value);

    /// <param name="user">The sign-in, which must be saved too.</param>
    public static Member Member(Agency agency, PortalUser user, MemberRole role = MemberRole.Consultant, string? name = null) =>
        Quiet(PracticePortal.Features.Agencies.Member.Join(agency.Id, user.Id, name ?? user.Name, user.Email!, role, Now));

    public static Customer Customer(
        Agency agency, string name = "Bageri Solrosen AB", string? number = null, string? contactEmail = "owner@solrosen.example",
        Member? responsible = null, string? customerNumber = null, string contactName = "Owner") =>
        Quiet(PracticePortal.Features.Customers.Customer.Add(
            agency.Id,
            new CustomerDetails
            {
                Name = name,
                OrganisationNumber = number ?? OrganisationNumber(),
                CustomerNumber = customerNumber,
                ContactName = contactName,
                ContactEmail = contactEmail,
                ResponsibleId = responsible?.Id,
            },
            responsible,
            Now).Value);

    public static CustomerTask Task(
        Customer customer, TaskType type = TaskType.VatReturn, string period = "Q4 2026", DateOnly? due = null, Member? assignee = null) =>
        Quiet(CustomerTask.Add(
            customer,
            new TaskDetails { Type = type, Period = period, DueDate = due, AssigneeId = assignee?.Id },
            assignee is null ? [] : [assignee],
            Now).Value);

    public static Organisation Organisation(string? number = null, string name = "Bageri Solrosen AB", bool confirmed = true)
    {
        var organisation = PracticePortal.Features.Organisations.Organisation.Register(number ?? OrganisationNumber(), name, Now);
        if (confirmed)
        {
            organisation.Confirm(Now);
        }

        return Quiet(organisation);
    }

    public static OrganisationUser OrganisationUser(
        Organisation organisation, PortalUser user, OrganisationRole role = OrganisationRole.OrganisationAdministrator) =>
        Quiet(PracticePortal.Features.Organisations.OrganisationUser.Join(organisation.Id, user.Id, user.Name, user.Email!, user.Language, role, Now));

    public static Subscription Scanner(Organisation organisation) =>
        Quiet(Subscription.Start(organisation.Id, Service.SpirisScanner, Now));

    /// <summary>A collaboration that has come to a status by its own verbs.</summary>
    /// <param name="administrator">Whoever is asked; needed from <see cref="CollaborationStatus.AwaitingApproval"/> on.</param>
    public static Collaboration Collaboration(
        Agency agency, Customer customer, CustomerTask task, Member askedBy, CollaborationStatus status,
        OrganisationUser? administrator = null, DateTime? activatedAt = null)
    {
        var at = activatedAt ?? Now;
        var waits = status is not (CollaborationStatus.Provisioning or CollaborationStatus.ProvisioningFailed)
            && (administrator is not null || status != CollaborationStatus.Cancelled);
        IReadOnlyList<AskedPerson> recipients = administrator is null
            ? []
            : [new AskedPerson(administrator.Id, administrator.Name, administrator.Email, administrator.Language, false, true)];
        var collaboration = PracticePortal.Features.Collaborations.Collaboration.Activate(
            agency, customer, task, waits ? CustomerRelation.UsesScanner : CustomerRelation.NewToSpiris, administrator?.OrganisationId,
            new Asker(askedBy.Id, askedBy.UserId, askedBy.Name), recipients, new InvitationLifetimes(), at).Value;
        Lead(collaboration, status, administrator, at);
        return Quiet(collaboration);
    }

    private static void Lead(Collaboration collaboration, CollaborationStatus status, OrganisationUser? administrator, DateTime at)
    {
        Approval Answer() => new(administrator!.UserId ?? Guid.Empty, administrator.Name, WorksForTheAgency: false, [], []);
        var led = status switch
        {
            CollaborationStatus.Provisioning or CollaborationStatus.AwaitingApproval => Result.Ok,
            CollaborationStatus.ProvisioningFailed => collaboration.FailProvisioning("provisioner-unavailable"),
            CollaborationStatus.Active => collaboration.Approve(Answer(), at),
            CollaborationStatus.Declined => collaboration.Decline(Answer(), DeclineReason.NotNow, null, at),
            CollaborationStatus.Cancelled => collaboration.Cancel(collaboration.AskedByName, at),
            CollaborationStatus.Expired => collaboration.Expire(at + new InvitationLifetimes().Lifetime + TimeSpan.FromMinutes(1)),
            CollaborationStatus.Ended => collaboration.Approve(Answer(), at) is { Succeeded: true }
                ? collaboration.End(CollaborationSide.Agency, collaboration.AskedByName, at)
                : CommonErrors.NotAllowed,
        };
        Assert.True(led.Succeeded, led.Error?.Code);
    }

    /// <summary>What led here is no news: no history and no letter comes of it.</summary>
    private static T Quiet<T>(T entity)
        where T : Entity
    {
        entity.TakeEvents();
        return entity;
    }

    private static int Next() => Interlocked.Increment(ref s_number);
}
