namespace PracticePortal.Platform.Data;

/// <summary>The two databases that the portal works on.</summary>
public enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
}

/// <summary>The section "Database".</summary>
public sealed record DatabaseOptions(DatabaseProvider Provider, bool MigrateAtStart, string ConnectionString);
