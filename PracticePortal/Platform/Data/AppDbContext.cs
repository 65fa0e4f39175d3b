using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Account;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.HandOver;
using PracticePortal.Features.HandOver.Accounts;
using PracticePortal.Features.HandOver.Batches;
using PracticePortal.Features.HandOver.Vouchers;
using PracticePortal.Features.MySpiris.SigningUp;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Features.Scanner.Receipts.Questions;
using PracticePortal.Features.Tasks;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Audit;
using PracticePortal.Platform.Audit.Chain;
using PracticePortal.Platform.Circuits;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Passkeys;
using PracticePortal.Platform.Identity.Sessions;
using PracticePortal.Platform.Installations;
using PracticePortal.Platform.Outbox;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Platform.Data;

/// <summary>All tables, and whose rows of them may be seen. Each provider has its own subclass with its own migrations.</summary>
public abstract class AppDbContext(DbContextOptions options)
    : IdentityUserContext<PortalUser, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, PortalPasskey>(options)
{
    public const string TenantFilter = "Tenant";

    /// <summary>Whose rows this unit of work sees. Set by <see cref="TenantDbContextFactory"/>; nobody's until then.</summary>
    public TenantScope Scope { get; internal set; } = TenantScope.Nobody;

    /// <summary>False while demo data is laid: history is written, but no letter follows from it.</summary>
    public bool DeliversEvents { get; internal set; } = true;

    /// <summary>Whom to tell after the commit. It sits here and not in the interceptor, which serves many contexts.</summary>
    internal List<LiveTopic> PendingTopics { get; } = [];

    internal bool HasNewOutboxRows { get; set; }

    /// <summary>What follows a commit in this process: the nudge, and the open pages.</summary>
    internal Action TellAfterCommit { get; set; } = () => { };

    /// <summary>The PostgreSQL process that this context worked with last; null on SQLite.</summary>
    internal PostgresBackend? Backend { get; set; }

    /// <summary>What happened to something that is no entity of ours, such as a sign-in.</summary>
    internal List<IDomainEvent> PendingEvents { get; } = [];

    public DbSet<PasswordReset> PasswordResets => Set<PasswordReset>();

    public DbSet<UserSession> UserSessions => Set<UserSession>();

    public DbSet<Agency> Agencies => Set<Agency>();

    public DbSet<Member> Members => Set<Member>();

    public DbSet<MemberInvitation> MemberInvitations => Set<MemberInvitation>();

    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<CustomerTask> Tasks => Set<CustomerTask>();

    public DbSet<TaskParticipant> TaskParticipants => Set<TaskParticipant>();

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<OrganisationUser> OrganisationUsers => Set<OrganisationUser>();

    public DbSet<Subscription> Subscriptions => Set<Subscription>();

    public DbSet<SignUp> SignUps => Set<SignUp>();

    public DbSet<TermsVersion> TermsVersions => Set<TermsVersion>();

    public DbSet<TermsApproval> TermsApprovals => Set<TermsApproval>();

    public DbSet<Collaboration> Collaborations => Set<Collaboration>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<Receipt> Receipts => Set<Receipt>();

    public DbSet<ReceiptFile> ReceiptFiles => Set<ReceiptFile>();

    public DbSet<ReceiptMessage> ReceiptMessages => Set<ReceiptMessage>();

    public DbSet<ReceiptReading> ReceiptReadings => Set<ReceiptReading>();

    public DbSet<ReceiptOpening> ReceiptOpenings => Set<ReceiptOpening>();

    public DbSet<QuestionsNotice> QuestionsNotices => Set<QuestionsNotice>();

    public DbSet<ReceiptUpload> ReceiptUploads => Set<ReceiptUpload>();

    public DbSet<ReceiptUploadFile> ReceiptUploadFiles => Set<ReceiptUploadFile>();

    public DbSet<ReceiptVoucher> ReceiptVouchers => Set<ReceiptVoucher>();

    public DbSet<SupplierAccount> SupplierAccounts => Set<SupplierAccount>();

    public DbSet<HandOverSettings> HandOverSettings => Set<HandOverSettings>();

    public DbSet<KeptBatch> KeptBatches => Set<KeptBatch>();

    public DbSet<KeptEntry> KeptEntries => Set<KeptEntry>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditSeal> AuditSeals => Set<AuditSeal>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<EmailDelivery> EmailDeliveries => Set<EmailDelivery>();

    public DbSet<Installation> Installations => Set<Installation>();

    public DbSet<KeptCircuit> KeptCircuits => Set<KeptCircuit>();

    /// <summary>Says that something happened; what follows from it is written by the same save.</summary>
    public void Raise(IDomainEvent happened) => PendingEvents.Add(happened);

    /// <summary>
    /// Saves a row along though nothing of it changed: what changed beside it counts as a change of it, so that of two who start from the
    /// same state the second is refused.
    /// </summary>
    public void Touch(Entity row) => Entry(row).State = EntityState.Modified;

    /// <summary>Saves; a change by somebody else meanwhile, or a row that must be the only one, becomes a refusal. The one place for it.</summary>
    public async Task<Result> TrySaveAsync(CancellationToken ct, Error? whenNotUnique = null)
    {
        try
        {
            await SaveChangesAsync(ct);
            return Result.Ok;
        }
        catch (DbUpdateConcurrencyException)
        {
            return CommonErrors.ChangedByOthers;
        }
        catch (Exception failed) when (Deadlock.Caused(failed))
        {
            return CommonErrors.ChangedByOthers;
        }
        catch (DbUpdateException failed) when (UniqueViolation.Caused(failed))
        {
            return whenNotUnique ?? CommonErrors.AlreadyExists;
        }
        catch (Exception failed) when (LostAnswer.IsCause(failed))
        {
            if (!await LostAnswer.WasDoneAsync(this, ct))
            {
                throw;
            }

            ChangeTracker.AcceptAllChanges();
            TellAfterCommit();
            return Result.Ok;
        }
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);
        SetOwnership(builder);
        builder.UseConventions();
    }

    /// <summary>The table of ownership: every tenant-owned entity stands here once.</summary>
    private void SetOwnership(ModelBuilder builder)
    {
        OwnedByAgency<Member>(builder);
        OwnedByAgency<MemberInvitation>(builder);
        OwnedByAgency<Customer>(builder);
        OwnedByAgency<CustomerTask>(builder);
        OwnedByAgency<TaskParticipant>(builder);
        OwnedByOrganisation<OrganisationUser>(builder);
        OwnedByOrganisation<Subscription>(builder);
        OwnedByOrganisation<Receipt>(builder);
        OwnedByOrganisation<ReceiptFile>(builder);
        OwnedByOrganisation<ReceiptMessage>(builder);
        OwnedByOrganisation<ReceiptReading>(builder);
        OwnedByOrganisation<ReceiptOpening>(builder);
        OwnedByOrganisation<QuestionsNotice>(builder);
        OwnedByOrganisation<ReceiptUpload>(builder);
        OwnedByOrganisation<ReceiptUploadFile>(builder);
        OwnedByOrganisation<ReceiptVoucher>(builder);
        OwnedByOrganisation<SupplierAccount>(builder);
        OwnedByOrganisation<HandOverSettings>(builder);
        OwnedByOrganisation<KeptBatch>(builder);
        OwnedByOrganisation<KeptEntry>(builder);
        OwnedByBoth<Collaboration>(builder);
        OwnedByBoth<Invitation>(builder);
        OwnedByBoth<TermsApproval>(builder);
        OwnedByBoth<AuditEntry>(builder);
        builder.Entity<Agency>().HasQueryFilter(TenantFilter, a => Scope.SeesEverything || a.Id == Scope.AgencyId);
        builder.Entity<Organisation>().HasQueryFilter(TenantFilter, o => Scope.SeesEverything || o.Id == Scope.OrganisationId);
    }

    private void OwnedByAgency<T>(ModelBuilder builder)
        where T : class, IAgencyOwned =>
        builder.Entity<T>().HasQueryFilter(TenantFilter, row => Scope.SeesEverything || row.AgencyId == Scope.AgencyId);

    private void OwnedByOrganisation<T>(ModelBuilder builder)
        where T : class, IOrganisationOwned =>
        builder.Entity<T>().HasQueryFilter(TenantFilter, row => Scope.SeesEverything || row.OrganisationId == Scope.OrganisationId);

    private void OwnedByBoth<T>(ModelBuilder builder)
        where T : class, ISharedOwned =>
        builder.Entity<T>().HasQueryFilter(TenantFilter, row => Scope.SeesEverything
            || EF.Property<Guid?>(row, ISharedOwned.AgencyId) == Scope.AgencyId
            || EF.Property<Guid?>(row, ISharedOwned.OrganisationId) == Scope.OrganisationId);
}

/// <summary>The portal on SQLite.</summary>
public sealed class SqliteDbContext(DbContextOptions<SqliteDbContext> options) : AppDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // A search that goes along the list by name compares in the index and fetches only the rows that it shows. PostgreSQL bounds an entry's length.
        var customers = builder.Entity<Customer>();
        customers.Metadata.RemoveIndex(customers.HasIndex(c => new { c.AgencyId, c.IsArchived, c.SortKey, c.Id }).Metadata);
        customers.HasIndex(c => new { c.AgencyId, c.IsArchived, c.SortKey, c.Id, c.SearchText });
    }
}

/// <summary>The portal on PostgreSQL.</summary>
public sealed class PostgresDbContext(DbContextOptions<PostgresDbContext> options) : AppDbContext(options);
