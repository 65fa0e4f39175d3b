using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
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

    /// <summary>Without the server that works on them.</summary>
    internal static void AddJobs(this IServiceCollection jobs)
    {
        jobs.AddHangfire((services, hangfire) =>
        {
            hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
            var database = services.GetRequiredService<DatabaseOptions>();
            if (database.Provider == DatabaseProvider.PostgreSql)
            {
                hangfire.UsePostgreSqlStorage(
                    o => o.UseNpgsqlConnection(database.ConnectionString),
                    new PostgreSqlStorageOptions
                    {
                        QueuePollInterval = TimeSpan.FromMilliseconds(500),
                        UseSlidingInvisibilityTimeout = true,
                        DistributedLockTimeout = TimeSpan.FromMinutes(1), // so long a killed process's lock keeps the sweeps from running
                        PrepareSchemaIfNecessary = database.MigrateAtStart, // its tables are tables as well
                    });
            }
            else
            {
                hangfire.UseInMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(2) });
            }
        });
        jobs.AddSingleton<IOutboxNudge, OutboxNudge>();
    }
}
