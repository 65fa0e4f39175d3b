using System.Globalization;
using Microsoft.Data.Sqlite;
using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Installations;

/// <summary>
/// A whole copy of a portal on SQLite while it works: the database by SQLite's online backup, and the keys. It gets its name when all of it is on the
/// disk, so that a folder with that name is a backup. The copy is held: it sends nothing when it is started, until somebody confirms it.
/// </summary>
public sealed class SqliteBackup(PortalOptions portal, DatabaseOptions database, TimeProvider clock)
{
    private const string DatabaseFile = "portal.db";
    private const string Keys = "keys";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <param name="folder">To be made; what is there already is never touched.</param>
    /// <param name="ct">Ends the copying; what was written is then taken away.</param>
    /// <exception cref="IOException">The folder is there, or the copy could not be written or is not whole.</exception>
    public async Task WriteAsync(string folder, CancellationToken ct)
    {
        if (database.Provider != DatabaseProvider.Sqlite)
        {
            throw new ConfigurationException("This portal is on PostgreSQL: back it up by pg_dump, as docs/running-in-production.md tells.");
        }

        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (Path.Exists(target))
        {
            throw new IOException($"{target} is there already. Name a folder that is not.");
        }

        var unfinished = $"{target}.unfinished-{Guid.NewGuid():N}";
        MakeFolder(unfinished);
        try
        {
            await CopyDatabaseAsync(Path.Combine(unfinished, DatabaseFile), ct);
            await CopyKeysAsync(Path.Combine(unfinished, Keys), ct); // after the database, so that no row in it needs a key that is not here
            Directory.Move(unfinished, target);
        }
        catch
        {
            Directory.Delete(unfinished, recursive: true);
            throw;
        }
    }

    private async Task CopyDatabaseAsync(string file, CancellationToken ct)
    {
        await using var source = new SqliteConnection(new SqliteConnectionStringBuilder(database.ConnectionString) { Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ToString());
        await source.OpenAsync(ct);
        await ExecuteAsync(source, "PRAGMA busy_timeout=30000", ct);
        await using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await copy.OpenAsync(ct);
        source.BackupDatabase(copy);
        await HoldAsync(copy, ct);
        await ExecuteAsync(copy, "PRAGMA wal_checkpoint(TRUNCATE)", ct);
        if (await ExecuteAsync(copy, "PRAGMA integrity_check", ct) is not "ok")
        {
            throw new IOException("The copy is not whole: SQLite's integrity_check found faults in it.");
        }
    }

    private async Task HoldAsync(SqliteConnection copy, CancellationToken ct)
    {
        await using var command = copy.CreateCommand();
        command.CommandText = """
            INSERT INTO "Installations" ("Id", "Identity", "HeldSince") VALUES (1, '', $now)
            ON CONFLICT ("Id") DO UPDATE SET "HeldSince" = $now
            """;
        command.Parameters.AddWithValue("$now", clock.GetUtcNow().UtcDateTime);
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task CopyKeysAsync(string folder, CancellationToken ct)
    {
        MakeFolder(folder);
        foreach (var key in Directory.EnumerateFiles(Path.Combine(portal.DataDirectory, Keys)))
        {
            await using var from = File.OpenRead(key);
            await using var to = new FileStream(Path.Combine(folder, Path.GetFileName(key)), FileMode.CreateNew);
            await from.CopyToAsync(to, ct);
            to.Flush(flushToDisk: true);
        }
    }

    private static async Task<string> ExecuteAsync(SqliteConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>The keys open every link and session: nobody else on the machine may read them.</summary>
    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly);
        }
    }
}
