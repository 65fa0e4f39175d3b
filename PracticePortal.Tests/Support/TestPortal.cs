using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PracticePortal.Features.Account;
using PracticePortal.Features.Administration;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.HandOver;
using PracticePortal.Features.MySpiris;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.PracticeManagement;
using PracticePortal.Features.Provisioning;
using PracticePortal.Features.Scanner;
using PracticePortal.Features.Tasks;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Audit.Chain;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Files;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Sessions;
using PracticePortal.Platform.Installations;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Live;
using PracticePortal.Platform.Outbox;
using PracticePortal.Platform.Telemetry;

namespace PracticePortal.Tests.Support;

/// <summary>
/// The portal's real services on a database of a test's own, with a clock that the test sets and without a web server, a job server or
/// a mail server: <c>await portal.DeliverAsync()</c> delivers what is due, and <c>portal.Mail</c> keeps the letters.
/// Somebody is logged in when the test says so: <c>portal.LogIn(member)</c>; then <c>portal.Get&lt;AddCustomer&gt;()</c> acts for them.
/// </summary>
public sealed class TestPortal : IAsyncDisposable
{
    private static readonly Lazy<Task<byte[]>> s_emptyDatabase = new(MakeOnceAsync);

    private readonly TestDirectory _directory;
    private readonly PostgresTestDatabase? _postgres;
    private readonly ServiceProvider _services;
    private readonly List<AsyncServiceScope> _scopes = [];
    private ClaimsPrincipal _person = new(new ClaimsIdentity());

    private TestPortal(TestDirectory directory, PostgresTestDatabase? postgres, Action<IServiceCollection>? replace, bool pooling = false)
    {
        _directory = directory;
        _postgres = postgres;
        _services = Build(directory, postgres, Clock, pooling, services =>
        {
            services.AddSingleton(Nudges);
            services.Replace(ServiceDescriptor.Singleton<IEmailSender>(Mail));
            services.Replace(ServiceDescriptor.Singleton<IOutboxNudge>(Nudges));
            services.Replace(ServiceDescriptor.Singleton(provider => // an open page lives in real time, also where the test sets the clock
                new LiveUpdates(TimeProvider.System, provider.GetRequiredService<ILogger<LiveUpdates>>())));
            replace?.Invoke(services);
        });
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(Given.Now));

    public DateTime Now => Clock.GetUtcNow().UtcDateTime;

    /// <summary>Its files, for a process that is to work on the same database.</summary>
    public string DataDirectory => _directory.Path;

    /// <summary>How PostgreSQL is reached, for such a process; null on SQLite.</summary>
    public string? Postgres => _postgres?.ConnectionString;

    public DatabaseProvider Database => _postgres is null ? DatabaseProvider.Sqlite : DatabaseProvider.PostgreSql;

    /// <summary>How often the outbox was woken.</summary>
    public CountedNudges Nudges { get; } = new();

    /// <summary>The letters that were sent.</summary>
    public RecordedMail Mail { get; } = new();

    public LiveUpdates Live => _services.GetRequiredService<LiveUpdates>();

    /// <summary>A database file with all tables and no rows.</summary>
    internal static Task<byte[]> EmptyDatabaseAsync() => s_emptyDatabase.Value;

    /// <param name="replace">Puts fakes at the seams, such as mail or provisioning.</param>
    /// <param name="database">On which database; on PostgreSQL the migrations make its tables.</param>
    /// <param name="through">Another way to PostgreSQL: gets the connection string, gives the portal's.</param>
    public static async Task<TestPortal> StartAsync(
        Action<IServiceCollection>? replace = null, DatabaseProvider database = DatabaseProvider.Sqlite, Func<string, string>? through = null)
    {
        if (database == DatabaseProvider.Sqlite)
        {
            var directory = new TestDirectory();
            await File.WriteAllBytesAsync(directory.File("portal.db"), await s_emptyDatabase.Value);
            return new TestPortal(directory, postgres: null, replace);
        }

        var portal = await StartEmptyAsync(database, replace, through: through);
        await portal.MigrateAsync();
        return portal;
    }

    /// <summary>On the SQLite file of another portal.</summary>
    public static async Task<TestPortal> StartOnAsync(byte[] database)
    {
        var directory = new TestDirectory();
        await File.WriteAllBytesAsync(directory.File("portal.db"), database);
        return new TestPortal(directory, postgres: null, replace: null);
    }

    /// <summary>On a database without tables.</summary>
    /// <param name="pooling">Keeps SQLite connections open, as a portal does; the file must then be free before the test ends.</param>
    public static async Task<TestPortal> StartEmptyAsync(
        DatabaseProvider database, Action<IServiceCollection>? replace = null, bool pooling = false, Func<string, string>? through = null) =>
        new(new TestDirectory(), database == DatabaseProvider.PostgreSql ? await PostgresTestDatabase.CreateAsync(through) : null, replace, pooling);

    /// <summary>Brings the database to this version's shape, as a start of the portal does.</summary>
    public Task MigrateAsync() => Get<DatabaseStart>().PrepareAsync(TestContext.Current.CancellationToken);

    /// <summary>Does what the job server would do now: runs every handler whose row is due, and those whose rows come of that.</summary>
    public Task DeliverAsync() => Get<OutboxJob>().DeliverDueAsync(TestContext.Current.CancellationToken);

    /// <summary>Whoever acts from now on, in a session that began with a second factor if nothing else is said.</summary>
    public void LogIn(Member member, SessionProof proof = SessionProof.Code) =>
        Wear(member.UserId, member.Name, Hat.Agency(member.AgencyId), member.Role == MemberRole.AgencyAdministrator, proof);

    public void LogIn(OrganisationUser user) => Wear(
        user.UserId ?? throw new InvalidOperationException("This person has no sign-in."), user.Name, Hat.Organisation(user.OrganisationId),
        user.Role == OrganisationRole.OrganisationAdministrator);

    public void LogInAsPortalAdministrator(PortalUser user, SessionProof proof = SessionProof.Code) =>
        Wear(user.Id, user.Name, Hat.Portal, isAdministrator: true, proof);

    public void LogOut() => _person = new ClaimsPrincipal(new ClaimsIdentity());

    /// <summary>A service as the person who is logged in gets it, in a scope of its own.</summary>
    public T Get<T>()
        where T : notnull => NewScope().GetRequiredService<T>();

    /// <summary>The services of one page or request of the person who is logged in.</summary>
    public IServiceProvider NewScope()
    {
        var scope = _services.CreateAsyncScope();
        _scopes.Add(scope);
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Use(_person);
        return scope.ServiceProvider;
    }

    /// <summary>The database with every tenant's rows, for the test itself. Nothing follows from what is saved here.</summary>
    public async Task<AppDbContext> OpenAsync()
    {
        var db = await NewScope().GetRequiredService<TenantDbContextFactory>().CreateSystemAsync("test", TestContext.Current.CancellationToken);
        db.DeliversEvents = false;
        return db;
    }

    /// <summary>Saves what <see cref="Given"/> made, in one go.</summary>
    public async Task SaveAsync(params object[] entities)
    {
        await using var db = await OpenAsync();
        db.AddRange(entities);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Reads one answer from the database with every tenant's rows.</summary>
    public async Task<T> ReadAsync<T>(Func<AppDbContext, Task<T>> question)
    {
        await using var db = await OpenAsync();
        return await question(db);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var scope in _scopes)
        {
            await scope.DisposeAsync();
        }

        await _services.DisposeAsync();
        _directory.Dispose();
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
    }

    private void Wear(Guid userId, string name, Hat hat, bool isAdministrator, SessionProof proof = SessionProof.Password) => _person = new ClaimsPrincipal(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, userId.ToString()),
            new Claim(ClaimTypes.Name, name),
            new Claim(PortalClaims.PersonName, name),
            new Claim(PortalClaims.Hat, hat.ToString()),
            new Claim(PortalClaims.PlaceName, "the place in use"),
            new Claim(PortalClaims.Proof, proof.ToString()),
            new Claim(PortalClaims.Administrator, isAdministrator ? "true" : "false"),
        ],
        authenticationType: "test"));

    private static ServiceProvider Build(
        TestDirectory directory, PostgresTestDatabase? postgres, TimeProvider clock, bool pooling, Action<IServiceCollection> replace)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = ["--hostBuilder:reloadConfigOnChange=false"], // each watched file would hold a handle of the system
            EnvironmentName = Environments.Development,
            ContentRootPath = directory.Path,
            ApplicationName = typeof(AppDbContext).Assembly.GetName().Name,
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = postgres is null ? "Sqlite" : "PostgreSql",
            ["Database:MigrateAtStart"] = "true",
            ["ConnectionStrings:Portal"] = postgres?.ConnectionString ?? $"Data Source={directory.File("portal.db")};Pooling={pooling}",
            ["Portal:DataDirectory"] = directory.Path,
            ["Portal:PublicUrl"] = "https://portal.example",
        });
        builder.Logging.ClearProviders();
        builder.AddData().AddFiles().AddIdentity().AddLinks().AddOutbox().AddEmail().AddLive().AddTelemetry();
        builder.AddAudit().AddInstallations();
        builder.AddCollaborations().AddProvisioning().AddAdministration();
        builder.Services.AddAccount().AddAgencies().AddOrganisations().AddCustomers().AddTasks().AddTerms()
            .AddScanner().AddHandOver().AddMySpiris().AddPracticeManagement();
        builder.Services.Replace(ServiceDescriptor.Singleton(clock));
        replace(builder.Services);
        return builder.Services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    /// <summary>Making the tables takes seconds, copying a file does not. That the migrations make the same ones is a test of its own.</summary>
    private static async Task<byte[]> MakeOnceAsync()
    {
        using var directory = new TestDirectory();
        await using var services = Build(
            directory, postgres: null, TimeProvider.System, pooling: false, s => s.Replace(ServiceDescriptor.Singleton<IOutboxNudge>(new CountedNudges())));
        await using (var db = await services.GetRequiredService<DbContextSource>().CreateAsync(CancellationToken.None))
        {
            await (db.Database.GetMigrations().Any() ? db.Database.MigrateAsync() : db.Database.EnsureCreatedAsync());
        }

        return await File.ReadAllBytesAsync(directory.File("portal.db"));
    }
}

/// <summary>Stands in for the job server: nothing is delivered until the test delivers it.</summary>
public sealed class CountedNudges : IOutboxNudge
{
    private int _count;

    public int Count => _count;

    public void Nudge() => Interlocked.Increment(ref _count);
}
