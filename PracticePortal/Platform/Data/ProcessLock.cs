namespace PracticePortal.Platform.Data;

/// <summary>On SQLite one process at a time serves a data directory; a second start stops with a sentence instead of two of them sending mail.</summary>
public sealed class ProcessLock : IDisposable
{
    private readonly FileStream _file;

    private ProcessLock(FileStream file) => _file = file;

    public static ProcessLock Take(string dataDirectory)
    {
        try
        {
            return new ProcessLock(new FileStream(
                Path.Combine(dataDirectory, "portal.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            throw new ConfigurationException(
                "Another PracticePortal uses this data directory. Stop it first, or give this one its own by Portal:DataDirectory.");
        }
    }

    public void Dispose() => _file.Dispose();
}
