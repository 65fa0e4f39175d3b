using System.Data.Common;
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
            db.Backend = opened.ProcessID;
        }

        return Task.CompletedTask;
    }
}
