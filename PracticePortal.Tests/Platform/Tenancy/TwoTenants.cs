using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.HandOver.Accounts;
using PracticePortal.Features.HandOver.Vouchers;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Features.Scanner.Receipts.Questions;
using PracticePortal.Features.Tasks;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Audit;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Tenancy;

/// <summary>Two agencies and two organisations that know nothing of each other, with a row of every entity that a tenant owns; also rows whose organisation is unknown.</summary>
public sealed class TwoTenants : IAsyncLifetime
{
    private TestPortal? _portal;

    public TestPortal Portal => _portal ?? throw new InvalidOperationException("Await InitializeAsync first.");

    public Side Ours { get; } = new();

    public Side Theirs { get; } = new();

    public ValueTask InitializeAsync() => InitializeAsync(DatabaseProvider.Sqlite);

    public async ValueTask InitializeAsync(DatabaseProvider database)
    {
        _portal = await TestPortal.StartAsync(database: database);
        await SettleAsync(Ours);
        await SettleAsync(Theirs);
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    /// <summary>The database as one side sees it.</summary>
    public Task<AppDbContext> OpenAsync(TenantScope scope) =>
        Portal.NewScope().GetRequiredService<TenantDbContextFactory>().CreateAsync(scope, TestContext.Current.CancellationToken);

    private async Task SettleAsync(Side side)
    {
        var (staff, owner, now) = (Given.User(), Given.User(), Portal.Now);
        var colleague = Given.User();
        var (member, assignee) = (Given.Member(side.Agency, staff), Given.Member(side.Agency, colleague));
        var (customer, newCustomer) = (Given.Customer(side.Agency), Given.Customer(side.Agency));
        var administrator = Given.OrganisationUser(side.Organisation, owner);
        var task = CustomerTask.Add(customer, new TaskDetails { ParticipantIds = [assignee.Id] }, [assignee], now).Value;
        var otherTask = Given.Task(newCustomer);
        var active = Given.Collaboration(side.Agency, customer, task, member, CollaborationStatus.Active, administrator);
        var unknown = Given.Collaboration(side.Agency, newCustomer, otherTask, member, CollaborationStatus.Provisioning);
        var terms = TermsVersion.Publish(TermsDocument.ScannerTerms, Number(), "en", "# Terms", now);
        var approver = new TermsApprover(owner.Id, owner.Name, owner.Email!, "192.0.2.1", "a browser");
        var subject = new TermsSubject(
            side.Organisation.Id, side.Organisation.Name, side.Organisation.OrganisationNumber, side.Agency.Id, side.Agency.Name, active.Id);
        var handedOver = GivenHandOver.Ready(side.Organisation.Id);
        var batch = GivenHandOver.HandOver(side.Organisation, handedOver);
        await Portal.SaveAsync(
            staff, owner, colleague, side.Agency, side.Organisation, member, assignee, customer, newCustomer, administrator, task, otherTask, active,
            GivenFile.Png().Receipt(side.Organisation.Id, owner.Id, owner.Name), GivenFile.Png().Upload(side.Organisation.Id, owner.Id, owner.Name),
            GivenReceipt.In(ReceiptStatus.NeedsAnswer, side.Organisation.Id, owner.Id, owner.Name), QuestionsNotice.Of(side.Organisation.Id),
            handedOver, ReceiptReading.For(handedOver), ReceiptVoucher.For(handedOver), SupplierAccount.Of(handedOver), batch, GivenHandOver.SettingsOf(batch),
            ReceiptOpening.Of(side.Organisation.Id, handedOver.Id, staff.Id, staff.Name, side.Agency.Id, now),
            unknown, terms, Given.Scanner(side.Organisation), TermsApproval.Give(terms, approver, subject, now),
            MemberInvitation.Invite(side.Agency, new Actor(null, "Administrator"), "New", $"new-{Number()}@agency.example", "en", MemberRole.Consultant, now),
            AuditEntry.Of(new AuditFact("both") { AgencyId = side.Agency.Id, OrganisationId = side.Organisation.Id }, Actor.System("test"), now),
            AuditEntry.Of(new AuditFact("organisation-unknown") { AgencyId = side.Agency.Id }, Actor.System("test"), now),
            AuditEntry.Of(new AuditFact("nobody's"), Actor.System("test"), now));
    }

    private static int Number() => Random.Shared.Next(1, int.MaxValue);

    /// <summary>An agency and its customer's organisation.</summary>
    public sealed class Side
    {
        public Agency Agency { get; } = Given.Agency($"Agency {Number()} AB");

        public Organisation Organisation { get; } = Given.Organisation();

        public TenantScope AsAgency => TenantScope.ForAgency(Agency.Id, new Actor(Guid.CreateVersion7(), "staff"));

        public TenantScope AsOrganisation => TenantScope.ForOrganisation(Organisation.Id, new Actor(Guid.CreateVersion7(), "owner"));

        public bool Owns(object row) => row switch
        {
            IAgencyOwned owned => owned.AgencyId == Agency.Id,
            IOrganisationOwned owned => owned.OrganisationId == Organisation.Id,
            ISharedOwned => Equals(AgencyOf(row), Agency.Id) || Equals(OrganisationOf(row), Organisation.Id),
            ITenant tenant => tenant.Id == Agency.Id || tenant.Id == Organisation.Id,
            _ => throw new ArgumentException($"{row.GetType().Name} is nobody's in particular.", nameof(row)),
        };

        private static object? AgencyOf(object row) => row.GetType().GetProperty(ISharedOwned.AgencyId)!.GetValue(row);

        private static object? OrganisationOf(object row) => row.GetType().GetProperty(ISharedOwned.OrganisationId)!.GetValue(row);
    }
}

internal static class AnyRows
{
    /// <summary>The rows of an entity that is known by its type only.</summary>
    public static Task<List<object>> RowsAsync(this AppDbContext db, Type entity) =>
        ((IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), Type.EmptyTypes)!.MakeGenericMethod(entity).Invoke(db, null)!)
        .ToListAsync(TestContext.Current.CancellationToken);
}
