namespace PracticePortal.Platform.Installations;

/// <summary>Backups, and copies that must not speak to customers.</summary>
public static class InstallationsSetUp
{
    public static WebApplicationBuilder AddInstallations(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<InstallationKeeper>().AddScoped<SqliteBackup>();
        return builder;
    }

    /// <summary>Before any job runs: a restored copy is held.</summary>
    public static async Task NoticeRestoreAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<InstallationKeeper>().NoticeAsync(app.Lifetime.ApplicationStopping);
    }
}
