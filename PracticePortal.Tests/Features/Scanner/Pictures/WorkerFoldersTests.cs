using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using PracticePortal.Features.Scanner.Pictures;

namespace PracticePortal.Tests.Features.Scanner.Pictures;

/// <summary>What a killed portal leaves in the machine's temporary folder goes at the next start; what a living one works in stays.</summary>
public sealed class WorkerFoldersTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FolderOfAPortalThatIsDead_GoesAtTheNextStart()
    {
        using var dead = Process.Start(new ProcessStartInfo("dotnet", ["--version"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var id = dead.Id;
        await dead.StandardOutput.ReadToEndAsync(Ct);
        await dead.WaitForExitAsync(Ct);
        var left = Directory.CreateTempSubdirectory($"portal-picture-{id}-");
        await File.WriteAllTextAsync(Path.Combine(left.FullName, "page.heic"), "half", Ct);
        var working = WorkerFolders.Create();
        var others = Directory.CreateTempSubdirectory("portal-picture-of-somebody-else-");

        await new WorkerFolders(NullLogger<WorkerFolders>.Instance).StartAsync(Ct);

        Assert.Equal((false, true, true), (Directory.Exists(left.FullName), Directory.Exists(working.FullName), Directory.Exists(others.FullName)));
        working.Delete();
        others.Delete();
    }
}
