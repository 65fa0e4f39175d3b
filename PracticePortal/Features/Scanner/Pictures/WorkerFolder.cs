namespace PracticePortal.Features.Scanner.Pictures;

/// <summary>
/// The temporary folder of one process that decodes. Its portal holds a file in it, which the system lets go when the portal dies: so one that is left
/// is told from one in use, also by a portal in another container that shares the temporary folder.
/// </summary>
internal sealed class WorkerFolder : IDisposable
{
    public const string Prefix = "portal-picture-";

    private const string HeldFile = "held";

    private readonly DirectoryInfo _folder;
    private readonly FileStream _held;

    public WorkerFolder()
    {
        _folder = Directory.CreateTempSubdirectory(Prefix);
        _held = Hold(_folder, FileMode.Create);
    }

    public string FullName => _folder.FullName;

    /// <returns>Null when there is nothing to hold it by.</returns>
    public static bool? IsHeld(DirectoryInfo folder)
    {
        try
        {
            using var free = Hold(folder, FileMode.Open);
            return false;
        }
        catch (Exception none) when (none is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception inUse) when (inUse is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    public void Dispose()
    {
        _held.Dispose();
        _folder.Delete(recursive: true);
    }

    private static FileStream Hold(DirectoryInfo folder, FileMode mode) => new(Path.Combine(folder.FullName, HeldFile), mode, FileAccess.ReadWrite, FileShare.None);
}
