using Microsoft.Extensions.Logging.Abstractions;
using PracticePortal.Features.Scanner.Pictures;

namespace PracticePortal.Tests.Features.Scanner.Pictures;

/// <summary>What a killed portal leaves in the machine's temporary folder goes at the next start; what a living one works in stays.</summary>
public sealed class WorkerFoldersTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Other tests start portals, too, so the folder may be gone already.</summary>
    [Fact]
    public async Task FolderThatNobodyHolds_GoesAtTheNextStart()
    {
        var left = Directory.CreateTempSubdirectory(WorkerFolder.Prefix);
        await File.WriteAllTextAsync(Path.Combine(left.FullName, "page.heic"), "half", Ct);
        await File.WriteAllTextAsync(Path.Combine(left.FullName, "held"), "", Ct); // from here on it looks like one whose portal is dead
        var young = Directory.CreateTempSubdirectory(WorkerFolder.Prefix);
        using var working = new WorkerFolder();

        await new WorkerFolders(TimeProvider.System, NullLogger<WorkerFolders>.Instance).StartAsync(Ct);

        Assert.Equal((false, true, true), (Directory.Exists(left.FullName), Directory.Exists(young.FullName), Directory.Exists(working.FullName)));
        young.Delete();
    }

    [Fact]
    public void FolderOfAProcessThatHasEnded_IsGone()
    {
        var working = new WorkerFolder();
        var folder = new DirectoryInfo(working.FullName);
        Assert.Equal(true, WorkerFolder.IsHeld(folder));

        working.Dispose();

        Assert.False(Directory.Exists(folder.FullName));
        Assert.Null(WorkerFolder.IsHeld(folder));
    }
}
