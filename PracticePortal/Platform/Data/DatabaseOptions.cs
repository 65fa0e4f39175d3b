namespace PracticePortal.Platform.Data;

public enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
}

/// <summary>The section "Database".</summary>
public sealed record DatabaseOptions(DatabaseProvider Provider, bool MigrateAtStart, string ConnectionString);
