namespace PracticePortal.Tests.Support;

/// <summary>The sources that these tests were built from, for tests that read them.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string Portal => Path.Combine(Root, "PracticePortal");

    public static string Tests => Path.Combine(Root, "PracticePortal.Tests");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PracticePortal.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds PracticePortal.sln.");
    }
}
