using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Platform.Data;

/// <summary>Brings the database to this version's shape before anything is served, or stops with a sentence.</summary>
public sealed class DatabaseStart(
    DbContextSource contexts, DatabaseOptions options, OutboxFailures failures, IServiceProvider services, ILogger<DatabaseStart> logger)
{
    /// <summary>One that indexes millions of rows takes longer than any command of a page may.</summary>
    private static readonly TimeSpan s_longestMigration = TimeSpan.FromHours(2);

    public async Task PrepareAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        await MigrateAsync(db, ct);
        if (options.Provider == DatabaseProvider.Sqlite)
        {
            await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode=WAL", ct);
            await failures.RecordDeathsAsync(DateTime.MaxValue, ct); // a SQLite file has one process at a time: whoever claimed anything is dead
        }
        else if (services.GetService<KeysDbContext>() is { } keys)
        {
            await MigrateAsync(keys, ct);
        }
    }

    /// <summary>An account that may change no tables is asked for nothing that it may not do, as long as nothing is pending.</summary>
    private async Task MigrateAsync(DbContext db, CancellationToken ct)
    {
        if (!(await db.Database.GetPendingMigrationsAsync(ct)).Any())
        {
            return;
        }

        if (!options.MigrateAtStart)
        {
            throw new ConfigurationException(
                "The database is older than this version. Migrate it first, or set Database:MigrateAtStart to true.");
        }

        await FreeAbandonedLockAsync(db, ct);
        db.Database.SetCommandTimeout(s_longestMigration);
        await db.Database.MigrateAsync(ct);
        logger.LogInformation("The database was migrated");
    }

    /// <summary>A process that was killed in a migration leaves its lock's row behind, and every later start would wait for ever.</summary>
    private async Task FreeAbandonedLockAsync(DbContext db, CancellationToken ct)
    {
        if (options.Provider == DatabaseProvider.Sqlite && await HasLockTableAsync(db, ct))
        {
            var freed = await db.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsLock\"", ct);
            if (freed > 0)
            {
                logger.LogWarning("A migration was cut off at an earlier start; it is taken up again");
            }
        }
    }

    private static async Task<bool> HasLockTableAsync(DbContext db, CancellationToken ct) =>
        await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(ct) > 0;
}
