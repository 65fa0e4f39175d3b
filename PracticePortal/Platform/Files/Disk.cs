namespace PracticePortal.Platform.Files;

internal static class Disk
{
    /// <summary>What this program may still write where a folder is, or will be.</summary>
    public static long FreeBytes(string folder)
    {
        var there = new DirectoryInfo(Path.GetFullPath(folder));
        while (!there.Exists && there.Parent is { } above)
        {
            there = above;
        }

        return new DriveInfo(there.FullName).AvailableFreeSpace;
    }
}
