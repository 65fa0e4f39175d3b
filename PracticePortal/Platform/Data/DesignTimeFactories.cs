using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PracticePortal.Platform.Data;

/// <summary>For <c>dotnet ef migrations add</c>; docs/how-it-is-built.md has the command that adds both sets.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteDbContext>
{
    public SqliteDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteDbContext>().UseSqlite("Data Source=design.db")
            .UseApplicationServiceProvider(DesignTimeServices.Identity).Options);
}

internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresDbContext>
{
    public PostgresDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresDbContext>().UseNpgsql("Host=design")
            .UseApplicationServiceProvider(DesignTimeServices.Identity).Options);
}

internal sealed class KeysDesignTimeFactory : IDesignTimeDbContextFactory<KeysDbContext>
{
    public KeysDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<KeysDbContext>().UseNpgsql("Host=design").Options);
}

internal static class DesignTimeServices
{
    /// <summary>Identity asks for the version of its tables here, and finds the running portal's.</summary>
    public static readonly IServiceProvider Identity = new ServiceCollection()
        .Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3).BuildServiceProvider();
}
