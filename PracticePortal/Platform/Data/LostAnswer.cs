using System.Data;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Npgsql;

namespace PracticePortal.Platform.Data;

/// <summary>
/// The connection broke at the end of a save, so nobody knows whether the database had committed it. Whoever was told "failed" for a done act
/// would do it again; so the database is asked.
/// </summary>
internal static class LostAnswer
{
    private const int MillisecondsToEnd = 10_000;

    /// <summary>The database was not there, or not any more. A broken rule or a wrong statement is none.</summary>
    public static bool IsCause(Exception? failure) =>
        failure is not null && (failure is DbException { IsTransient: true } || IsCause(failure.InnerException));

    /// <summary>
    /// Asks on another connection; fails as the save did when the database is still away. A save is whole or not at all, so one row tells: ids are
    /// made here, and a changed row holds a version.
    /// </summary>
    public static async Task<bool> WasDoneAsync(AppDbContext db, CancellationToken ct)
    {
        var rows = db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        if ((rows.Find(e => e.State == EntityState.Added) ?? rows.FirstOrDefault()) is not { } row)
        {
            return false;
        }

        await EndAsync(db, ct);
        var kept = await row.GetDatabaseValuesAsync(ct);
        return row.State == EntityState.Deleted ? kept is null : kept is not null && (row.State == EntityState.Added || HasWhatWasWritten(row, kept));
    }

    private static bool HasWhatWasWritten(EntityEntry row, PropertyValues kept) =>
        row.Properties.Where(p => p.IsModified).All(p => Equals(p.CurrentValue, kept[p.Metadata]));

    /// <summary>
    /// PostgreSQL may be committing still, or wait for a COMMIT that is on its way. A server process that is in a transaction nobody listens to any
    /// more is told to end: it finishes a commit that it has begun, and gives up one that it has not. Behind a pooler, which has numbers of its
    /// own, nothing is found to be ended.
    /// </summary>
    private static async Task EndAsync(AppDbContext db, CancellationToken ct)
    {
        if (db.Backend is { } backend && db.Database.GetDbConnection() is NpgsqlConnection { FullState: ConnectionState.Broken })
        {
            var (id, since) = (backend.ProcessId, Stopwatch.GetElapsedTime(backend.OpenedAt));
            await db.Database.SqlQuery<bool>($"""
                SELECT pg_terminate_backend(pid, {MillisecondsToEnd}) AS "Value" FROM pg_stat_activity
                WHERE pid = {id} AND backend_start < clock_timestamp() - {since} AND usename = current_user AND datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()
                """).ToListAsync(ct);
        }
    }
}
