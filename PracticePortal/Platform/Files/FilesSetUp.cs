using Microsoft.Extensions.Diagnostics.HealthChecks;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Files.S3;

namespace PracticePortal.Platform.Files;

/// <summary>The setting "Files:Store".</summary>
internal enum FileStoreKind
{
    /// <summary>Below the data directory.</summary>
    Folder,

    /// <summary>Elsewhere.</summary>
    S3,
}

/// <summary>Where files are kept. What is still on its way is always below the data directory.</summary>
public static class FilesSetUp
{
    private const string StoreKey = "Files:Store";
    private const string Folder = "receipts";
    private const string FolderOfPieces = "receipts-incoming";
    private const string FolderOfDerived = "receipts-pictures";

    /// <summary>About 8,000 pages as they are looked at.</summary>
    private const long MostDerivedBytes = 2L * 1024 * 1024 * 1024;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    public static WebApplicationBuilder AddFiles(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(provider => new PartialFiles(FolderIn(provider, FolderOfPieces)));
        builder.Services.AddSingleton(
            provider => new DerivedFiles(FolderIn(provider, FolderOfDerived), MostDerivedBytes, provider.GetRequiredService<TimeProvider>()));
        if (builder.Configuration.ReadChoice(StoreKey, otherwise: FileStoreKind.Folder) == FileStoreKind.S3)
        {
            builder.Services.AddS3Files(S3Options.Read(builder.Configuration, builder.Environment), S3Patience.Default);
        }
        else
        {
            builder.Services.AddSingleton<IFileStore>(provider => new LocalFileStore(FolderIn(provider, Folder)));
        }

        return builder;
    }

    internal static void AddS3Files(this IServiceCollection services, S3Options options, S3Patience patience)
    {
        services.AddSingleton(_ => new S3FileStore(options, patience));
        services.AddSingleton<IFileStore>(provider => provider.GetRequiredService<S3FileStore>());
        services.AddSingleton<S3Health>();
        services.AddHealthChecks().AddCheck<S3Health>("files", failureStatus: HealthStatus.Degraded, timeout: s_patience);
    }

    private static string FolderIn(IServiceProvider provider, string name) =>
        Path.Combine(provider.GetRequiredService<PortalOptions>().DataDirectory, name);
}
