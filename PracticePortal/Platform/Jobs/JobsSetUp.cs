using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Platform.Jobs;

/// <summary>The job server and what it does again and again.</summary>
public static class JobsSetUp
{
    /// <summary>Hangfire is the engine, the rows are the truth: in memory on SQLite, on PostgreSQL in the database, shared by all instances.</summary>
    public static WebApplicationBuilder AddJobs(this WebApplicationBuilder builder)
    {
        builder.Services.AddJobs();
        builder.Services.AddHostedService<JobServer>();
        return builder;
    }

    /// <summary>Hangfire makes its tables when its storage is first used: here, while one instance at a time prepares the database.</summary>
    public static void PrepareJobs(this WebApplication app) => app.Services.GetRequiredService<JobStorage>();

    /// <summary>
    /// Without the server that works on them. Hangfire hands out whatever storage and activator were named last in the process; registered before it,
    /// they are this host's own, also where several live in one process.
    /// </summary>
    internal static void AddJobs(this IServiceCollection jobs)
    {
        jobs.AddSingleton(Storage);
        jobs.AddSingleton<JobActivator, AspNetCoreJobActivator>();
        jobs.AddHangfire(hangfire => hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings());
        jobs.AddSingleton<IOutboxNudge, OutboxNudge>();
    }

    private static JobStorage Storage(IServiceProvider services)
    {
        services.GetRequiredService<IGlobalConfiguration>(); // how jobs are written down is settled first
        var database = services.GetRequiredService<DatabaseOptions>();
        return database.Provider == DatabaseProvider.PostgreSql
            ? PostgreSql(database)
            : new InMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(2) });
    }

    private static PostgreSqlStorage PostgreSql(DatabaseOptions database)
    {
        var options = new PostgreSqlStorageOptions
        {
            QueuePollInterval = TimeSpan.FromMilliseconds(500),
            UseSlidingInvisibilityTimeout = true,
            DistributedLockTimeout = TimeSpan.FromMinutes(1), // so long a killed process's lock keeps the sweeps from running
            PrepareSchemaIfNecessary = database.MigrateAtStart, // its tables are tables as well
        };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(database.ConnectionString, options), options);
    }
}
