using Microsoft.Data.Sqlite;
using Npgsql;

namespace PracticePortal.Platform.Data;

/// <summary>Reads and checks the settings that everything stands on, before anything starts.</summary>
internal static class PortalConfiguration
{
    /// <summary>The development settings lie above the project folder. They go in before the environment variables, so that those win.</summary>
    public static void AddDevelopmentSettings(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
        {
            return;
        }

        var path = Path.Combine(builder.Environment.ContentRootPath, "..", "appsettings.Development.json");
        var source = new Microsoft.Extensions.Configuration.Json.JsonConfigurationSource { Path = Path.GetFullPath(path), Optional = true };
        source.ResolveFileProvider();
        var sources = builder.Configuration.Sources;
        var environment = sources.ToList().FindIndex(s =>
            s is Microsoft.Extensions.Configuration.EnvironmentVariables.EnvironmentVariablesConfigurationSource { Prefix: null or "" });
        sources.Insert(environment < 0 ? sources.Count : environment, source);
    }

    public static PortalOptions ReadPortal(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var publicUrl = configuration.ReadText("Portal:PublicUrl") ?? (builder.Environment.IsDevelopment() ? "http://localhost:5080" : null);
        if (!Uri.TryCreate(publicUrl, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")
            || uri.AbsolutePath != "/" || uri.Query.Length > 0)
        {
            throw new ConfigurationException("Portal:PublicUrl must be the portal's own address, such as https://portal.example, without a path.");
        }

        var directory = configuration.ReadText("Portal:DataDirectory") is { } given
            ? Path.GetFullPath(given)
            : Path.Combine(builder.Environment.ContentRootPath, "data");
        return new PortalOptions
        {
            PublicUrl = uri,
            DataDirectory = directory,
            TrustedProxies = (configuration.ReadText("Portal:TrustedProxies") ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries),
        };
    }

    public static DatabaseOptions ReadDatabase(this WebApplicationBuilder builder, PortalOptions portal)
    {
        var configuration = builder.Configuration;
        var provider = configuration.ReadChoice("Database:Provider", otherwise: DatabaseProvider.Sqlite);
        return new DatabaseOptions(
            provider,
            configuration.ReadFlag("Database:MigrateAtStart", otherwise: provider == DatabaseProvider.Sqlite),
            ReadConnection(configuration.GetConnectionString("Portal"), provider, portal));
    }

    private static string ReadConnection(string? given, DatabaseProvider provider, PortalOptions portal)
    {
        try
        {
            return provider switch
            {
                DatabaseProvider.Sqlite => string.IsNullOrWhiteSpace(given)
                    ? new SqliteConnectionStringBuilder { DataSource = Path.Combine(portal.DataDirectory, "portal.db") }.ToString()
                    : new SqliteConnectionStringBuilder(given).ToString(),
                DatabaseProvider.PostgreSql => string.IsNullOrWhiteSpace(given)
                    ? throw new ConfigurationException("ConnectionStrings:Portal must name the PostgreSQL database.")
                    : new NpgsqlConnectionStringBuilder(given).ToString(),
            };
        }
        catch (ArgumentException)
        {
            throw new ConfigurationException("ConnectionStrings:Portal is not a connection string of the chosen Database:Provider.");
        }
    }
}
