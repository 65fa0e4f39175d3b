using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Installations;

/// <summary>What is not the same in a restored database.</summary>
internal static class InstallationIdentity
{
    /// <summary>
    /// On PostgreSQL the cluster, the database and the table itself, which every restore of a dump makes anew. On SQLite nothing: there the
    /// backup's copy is held from its beginning.
    /// </summary>
    public static async Task<string> InstallationIdentityAsync(this AppDbContext db, CancellationToken ct) => db is PostgresDbContext
        ? await db.Database.SqlQuery<string>($"""
            SELECT (SELECT system_identifier FROM pg_control_system()) || '/' || (SELECT oid FROM pg_database WHERE datname = current_database())
                || '/' || '"Installations"'::regclass::oid AS "Value"
            """).SingleAsync(ct)
        : "";

    public static Task<bool> IsHeldAsync(this AppDbContext db, CancellationToken ct) => db.Installations.AnyAsync(i => i.HeldSince != null, ct);
}
