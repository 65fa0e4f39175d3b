using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PracticePortal.Platform.Data;

namespace PracticePortal.Tests.Faults;

/// <summary>SQLite itself refuses to write, by its own settings on each connection that the portal opens.</summary>
internal sealed class SqliteFault : DbConnectionInterceptor
{
    /// <summary>As on a full disk: the file may not grow by a page.</summary>
    public const string FullDisk = "PRAGMA max_page_count = 1"; // SQLite takes what the file has now for the least

    /// <summary>As on a file that may only be read.</summary>
    public const string ReadOnly = "PRAGMA query_only = 1";

    private volatile string _setting = "";

    public void Begin(string setting) => _setting = setting;

    public void End() => _setting = "";

    public void Replace(IServiceCollection services) =>
        services.ConfigureDbContext<SqliteDbContext>(options => options.AddInterceptors(this), ServiceLifetime.Singleton);

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (_setting.Length > 0)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = _setting;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
