using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Files;

/// <summary>Where files are kept: below the data directory.</summary>
public static class FilesSetUp
{
    private const string Folder = "receipts";
    private const string FolderOfPieces = "receipts-incoming";

    public static IServiceCollection AddFiles(this IServiceCollection services) => services
        .AddSingleton<IFileStore>(provider => new LocalFileStore(FolderIn(provider, Folder)))
        .AddSingleton(provider => new PartialFiles(FolderIn(provider, FolderOfPieces)));

    private static string FolderIn(IServiceProvider provider, string name) =>
        Path.Combine(provider.GetRequiredService<PortalOptions>().DataDirectory, name);
}
