using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Architecture;

/// <summary>A written file of the repository: nothing that a build, a run or a test made.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    private static readonly string[] s_notWritten =
        ["bin", "obj", "data", "TestResults", "screenshots", "Migrations", ".git", ".vs", ".idea", "node_modules", "mudblazor"];

    private static readonly string[] s_extensions =
        [".cs", ".razor", ".css", ".js", ".resx", ".json", ".md", ".csproj", ".props", ".targets", ".txt", ".html", ".sh", ""];

    private static readonly Lazy<IReadOnlyList<SourceFile>> s_all = new(() => [.. Below(new DirectoryInfo(Repository.Root))]);

    public static IReadOnlyList<SourceFile> All => s_all.Value;

    /// <summary>The portal's own C# and Razor files.</summary>
    public static IReadOnlyList<SourceFile> Portal { get; } =
        [.. All.Where(file => file.Path.StartsWith("PracticePortal/", StringComparison.Ordinal) && file.Is(".cs", ".razor"))];

    public bool Is(params string[] extensions) => extensions.Contains(System.IO.Path.GetExtension(Path));

    private static IEnumerable<SourceFile> Below(DirectoryInfo folder) =>
        folder.EnumerateFiles()
            .Where(file => s_extensions.Contains(file.Extension) && file.Name is not ("packages.lock.json" or ".git"))
            .Select(file => new SourceFile(
                System.IO.Path.GetRelativePath(Repository.Root, file.FullName).Replace('\\', '/'), File.ReadAllText(file.FullName)))
            .Concat(folder.EnumerateDirectories().Where(inner => !s_notWritten.Contains(inner.Name)).SelectMany(Below));
}
