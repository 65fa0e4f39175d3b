using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace PracticePortal.Platform.Data;

/// <summary>Tells a save that waited for another one which waited for it: PostgreSQL ends one of the two. SQLite lets them write in turn.</summary>
internal static class Deadlock
{
    public static bool Caused(DbUpdateException failed) =>
        failed.InnerException is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected };
}
