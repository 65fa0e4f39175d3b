using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PracticePortal.Platform.Outbox;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Platform.Data;

/// <summary>The database, and the one door to it.</summary>
public static class DataSetUp
{
    public static WebApplicationBuilder AddData(this WebApplicationBuilder builder)
    {
        var portal = builder.ReadPortal();
        var database = builder.ReadDatabase(portal);
        Directory.CreateDirectory(portal.DataDirectory);
        builder.Services.AddSingleton(portal);
        builder.Services.AddSingleton(database);
        builder.Services.AddSingleton<TenantSaveGuard>();
        builder.Services.AddScoped<TenantDbContextFactory>();
        builder.Services.AddScoped<DatabaseStart>();
        builder.Services.AddScoped(services => services.GetRequiredService<DbContextSource>().Create());

        switch (database.Provider)
        {
            case DatabaseProvider.Sqlite:
                AddContext<SqliteDbContext>(builder, options => options.UseSqlite(database.ConnectionString).AddInterceptors(new SqliteSettings()));
                builder.Services.AddSingleton(TimeProvider.System);
                break;
            case DatabaseProvider.PostgreSql:
                AddContext<PostgresDbContext>(builder, options => options.UseNpgsql(database.ConnectionString).AddInterceptors(new PostgresBackends()));
                builder.Services.AddDbContext<KeysDbContext>(options => options.UseNpgsql(database.ConnectionString), optionsLifetime: ServiceLifetime.Singleton);
                AddDatabaseClock(builder);
                break;
        }

        return builder;
    }

    /// <summary>One instance at a time prepares the database that several share. Dispose it when that is done.</summary>
    public static Task<StartLock> StartLockAsync(this WebApplication app) =>
        StartLock.TakeAsync(app.Services.GetRequiredService<DatabaseOptions>(), app.Lifetime.ApplicationStopping);

    /// <summary>Brings the database to this version's shape before anything is served.</summary>
    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        if (app.Services.GetRequiredService<DatabaseOptions>().Provider == DatabaseProvider.Sqlite)
        {
            var processLock = ProcessLock.Take(app.Services.GetRequiredService<PortalOptions>().DataDirectory);
            app.Lifetime.ApplicationStopped.Register(processLock.Dispose);
        }

        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseStart>().PrepareAsync(app.Lifetime.ApplicationStopping);
        if (app.Services.GetService<DatabaseClock>() is { } clock)
        {
            await clock.ReadAsync(app.Lifetime.ApplicationStopping);
        }
    }

    /// <summary>Instances that share a database share its time.</summary>
    private static void AddDatabaseClock(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => new DatabaseClock(
            services.GetRequiredService<DatabaseOptions>(), TimeProvider.System, services.GetRequiredService<ILogger<DatabaseClock>>()));
        builder.Services.AddSingleton<TimeProvider>(services => services.GetRequiredService<DatabaseClock>());
        builder.Services.AddHostedService(services => services.GetRequiredService<DatabaseClock>());
    }

    private static void AddContext<TContext>(WebApplicationBuilder builder, Action<DbContextOptionsBuilder> useProvider)
        where TContext : AppDbContext
    {
        builder.Services.AddDbContextFactory<TContext>((services, options) =>
        {
            useProvider(options);
            options.AddInterceptors(services.GetRequiredService<EventInterceptor>(), services.GetRequiredService<TenantSaveGuard>());

            // Both ends of a navigation have the same owner, and no query navigates from a shared row to a one-sided one.
            options.ConfigureWarnings(w => w.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning));
        });
        builder.Services.AddSingleton<DbContextSource, DbContextSource<TContext>>();
    }
}
