using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace PracticePortal.Platform.Data;

/// <summary>Remembers which server process a context works with: when the connection breaks, its transaction may go on there by itself.</summary>
internal sealed class PostgresBackends : DbConnectionInterceptor
{
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (connection is NpgsqlConnection opened && eventData.Context is AppDbContext db)
        {
            db.Backend = new PostgresBackend(opened.ProcessID, Stopwatch.GetTimestamp());
        }

        return Task.CompletedTask;
    }
}

/// <param name="ProcessId">Of the server's process; another one has the number after a restart.</param>
/// <param name="OpenedAt">When it was there, by <see cref="Stopwatch"/>.</param>
internal sealed record PostgresBackend(int ProcessId, long OpenedAt);
