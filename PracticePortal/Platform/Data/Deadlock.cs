using Npgsql;

namespace PracticePortal.Platform.Data;

/// <summary>Tells a save that waited for another one which waited for it: PostgreSQL ends one of the two. SQLite lets them write in turn.</summary>
internal static class Deadlock
{
    /// <summary>EF Core wraps it once more, as it thinks that somebody may want to try again.</summary>
    public static bool Caused(Exception? failed) => failed is not null
        && (failed is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected } || Caused(failed.InnerException));
}
