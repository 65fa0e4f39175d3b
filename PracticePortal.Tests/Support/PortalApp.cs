using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PracticePortal.Features.Account;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Jobs;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Tests.Support;

/// <summary>
/// The whole portal in the test's process, on a database of its own, reached over https as a browser reaches it: <c>app.Visitor()</c>.
/// Letters are kept in <see cref="Letters"/>; what follows from an act is done when the test says <see cref="DeliverAsync"/>.
/// </summary>
public sealed class PortalApp : IAsyncDisposable
{
    public const string Password = "fyra ord utan samband";

    private readonly TestDirectory _directory = new();
    private readonly WebApplicationFactory<AppDbContext> _host;
    private readonly PostgresTestDatabase? _postgres;

    private PortalApp(string environment, PostgresTestDatabase? postgres, ILoggerProvider? log)
    {
        _postgres = postgres;
        _host = new WebApplicationFactory<AppDbContext>().WithWebHostBuilder(web =>
        {
            web.UseEnvironment(environment);
            web.UseSetting("Database:Provider", postgres is null ? "Sqlite" : "PostgreSql");
            web.UseSetting("Database:MigrateAtStart", "true");
            web.UseSetting("ConnectionStrings:Portal", postgres?.ConnectionString ?? $"Data Source={_directory.File("portal.db")};Pooling=False");
            web.UseSetting("Portal:DataDirectory", _directory.Path);
            web.UseSetting("Portal:PublicUrl", "https://portal.example");
            web.UseSetting("Email:Transport", "Pickup");
            web.UseSetting("Email:From", "portal@portal.example");
            web.UseSetting("Demo:Enabled", "false");
            web.ConfigureLogging(logging =>
            {
                logging.ClearProviders();
                if (log is not null)
                {
                    logging.AddProvider(log).AddFilter("PracticePortal", LogLevel.Trace);
                }
            });
            web.ConfigureServices(services =>
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
                services.Replace(ServiceDescriptor.Singleton<IEmailSender>(Letters));
                services.Replace(ServiceDescriptor.Singleton(new StandardOutput(Output)));
                services.Replace(ServiceDescriptor.Singleton(new RefusalPace(new FakeTimeProvider { AutoAdvanceAmount = RefusalPace.Least })));
                services.Replace(ServiceDescriptor.Singleton<IOutboxNudge>(new CountedNudges()));
                services.AddSingleton<IStartupFilter>(new Networks());
                services.RemoveAll<JobServer>();
                services.Remove(services.Single(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType == typeof(JobServer)));
            });
        });
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(Given.Now));

    /// <summary>What the portal wrote past the log.</summary>
    public StringWriter Output { get; } = new();

    public SentLetters Letters { get; } = new();

    /// <param name="environment">Development, or Production.</param>
    /// <param name="database">On which database.</param>
    /// <param name="log">Hears all that the portal's own code says; what others say, as it is set.</param>
    /// <param name="through">Another way to PostgreSQL: gets the connection string, gives the one that is used.</param>
    public static async Task<PortalApp> StartAsync(
        string environment = "Development", DatabaseProvider database = DatabaseProvider.Sqlite, ILoggerProvider? log = null, Func<string, string>? through = null)
    {
        var app = new PortalApp(environment, database == DatabaseProvider.PostgreSql ? await PostgresTestDatabase.CreateAsync(through) : null, log);
        await File.WriteAllBytesAsync(app._directory.File("portal.db"), await TestPortal.EmptyDatabaseAsync());
        _ = app._host.Server;
        return app;
    }

    /// <summary>Somebody with a browser of their own.</summary>
    /// <param name="network">The address that they come from; where it does not matter, they all come from nowhere.</param>
    public Visitor Visitor(string? network = null)
    {
        var client = _host.CreateClient(new WebApplicationFactoryClientOptions
        {
            BaseAddress = new Uri("https://portal.example"),
            AllowAutoRedirect = false,
            HandleCookies = true,
        });
        if (network is not null)
        {
            client.DefaultRequestHeaders.Add(Networks.Header, network);
        }

        return new Visitor(client);
    }

    /// <summary>Who the portal takes a browser with these cookies for: the person whom its open pages belong to.</summary>
    public async Task<ClaimsPrincipal> PersonBehindAsync(IEnumerable<string> cookies)
    {
        var answered = await _host.Server.SendAsync(context =>
        {
            (context.Request.Scheme, context.Request.Host, context.Request.Method, context.Request.Path) =
                ("https", new HostString("portal.example"), HttpMethods.Get, "/account");
            context.Request.Headers.Cookie = string.Join("; ", cookies);
        });
        return answered.User.Identity?.IsAuthenticated == true ? answered.User : throw new InvalidOperationException("The cookies open nothing.");
    }

    /// <summary>A service, in a scope where nobody is logged in.</summary>
    public async Task<TResult> UseAsync<TService, TResult>(Func<TService, Task<TResult>> use)
        where TService : notnull
    {
        await using var scope = _host.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Does what follows from what was done: what the job server does a moment later.</summary>
    public Task DeliverAsync() => UseAsync<OutboxJob, bool>(async job =>
    {
        await job.DeliverDueAsync(TestContext.Current.CancellationToken);
        foreach (var failed in await ReadAsync(db => db.Outbox.Where(m => m.LastError != "").ToListAsync(TestContext.Current.CancellationToken)))
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"{failed.HandlerName}: {failed.LastError}");
        }

        return true;
    });

    public Task<T> ReadAsync<T>(Func<AppDbContext, Task<T>> question) => UseAsync<TenantDbContextFactory, T>(async contexts =>
    {
        await using var db = await contexts.CreateSystemAsync("test", TestContext.Current.CancellationToken);
        db.DeliversEvents = false;
        return await question(db);
    });

    /// <summary>Saves what <see cref="Given"/> made, in one go.</summary>
    public Task SaveAsync(params object[] entities) => ReadAsync(async db =>
    {
        db.AddRange(entities);
        return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });

    /// <summary>A sign-in with <see cref="Password"/>.</summary>
    public Task<PortalUser> HavePersonAsync(string email, string name = "Person, Example") => UseAsync<PortalUsers, PortalUser>(users =>
        ReadAsync(async db =>
        {
            var made = await users.CreateAsync(db, name, email, "en", Password, TestContext.Current.CancellationToken);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            return made.Value;
        }));

    /// <summary>A person with a hat at an agency; a new agency when none is given.</summary>
    public async Task<Member> HaveMemberAsync(string email, MemberRole role = MemberRole.Consultant, Agency? agency = null)
    {
        var user = await HavePersonAsync(email);
        var at = agency ?? Given.Agency();
        var member = Given.Member(at, user, role);
        await SaveAsync(agency is null ? [at, member] : [member]);
        return member;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _directory.Dispose();
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
    }

    /// <summary>A test's server has no network: a header says from where somebody comes.</summary>
    private sealed class Networks : IStartupFilter
    {
        public const string Header = "Test-Network";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                if (context.Request.Headers[Header].ToString() is { Length: > 0 } address)
                {
                    context.Connection.RemoteIpAddress = IPAddress.Parse(address);
                }

                return following(context);
            });
            next(app);
        };
    }
}
