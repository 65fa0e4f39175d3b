using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Audit;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Platform.Data;

/// <summary>
/// The connection broke at the end of a save, so nobody knows whether the database had committed it. Ids are made here: a row that only this save
/// can have made tells. Whoever was told "failed" for a done act would do it again.
/// </summary>
internal static class LostAnswer
{
    /// <summary>The database was not there, or not any more. A broken rule or a wrong statement is none.</summary>
    public static bool IsCause(Exception? failure) =>
        failure is not null && (failure is DbException { IsTransient: true } || IsCause(failure.InnerException));

    /// <summary>Asks on another connection; fails as the save did when the database is still away.</summary>
    public static async Task<bool> WasDoneAsync(AppDbContext db, CancellationToken ct)
    {
        if (Made<OutboxMessage>(db) is { } message)
        {
            return await db.Outbox.AsNoTracking().AnyAsync(m => m.Id == message.Id, ct);
        }

        return Made<AuditEntry>(db) is { } entry && await db.AuditEntries.AsNoTracking().AnyAsync(e => e.Id == entry.Id, ct);
    }

    private static T? Made<T>(AppDbContext db)
        where T : class => db.ChangeTracker.Entries<T>().FirstOrDefault(e => e.State == EntityState.Added)?.Entity;
}
