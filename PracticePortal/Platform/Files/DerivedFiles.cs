namespace PracticePortal.Platform.Files;

/// <summary>
/// What was made of originals and can be made again. It has a bound, beyond which what was looked at the longest ago goes. Each instance may have
/// a folder of its own.
/// </summary>
/// <param name="folder">Of nothing else.</param>
/// <param name="most">How many bytes it may hold.</param>
/// <param name="clock">For what was looked at when.</param>
public sealed class DerivedFiles(string folder, long most, TimeProvider clock) : IDisposable
{
    /// <summary>So that not every new file asks for room.</summary>
    private const double Keep = 0.9;

    private const string Unfinished = ".new";

    private static readonly TimeSpan s_lookedAtCounts = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _one = new(1);
    private long _held = -1;

    /// <summary>Null when it was never made, or is gone.</summary>
    public async Task<byte[]?> FindAsync(FileKey original, string name, CancellationToken ct)
    {
        var place = PlaceOf(original, name);
        try
        {
            var content = await File.ReadAllBytesAsync(place, ct);
            var now = clock.GetUtcNow().UtcDateTime;
            if (now - File.GetLastWriteTimeUtc(place) > s_lookedAtCounts)
            {
                File.SetLastWriteTimeUtc(place, now);
            }

            return content;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>It is there whole, or not at all.</summary>
    public async Task KeepAsync(FileKey original, string name, byte[] content, CancellationToken ct)
    {
        var place = PlaceOf(original, name);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        var unfinished = $"{place}-{Guid.NewGuid():N}{Unfinished}";
        await File.WriteAllBytesAsync(unfinished, content, ct);
        File.Move(unfinished, place, overwrite: true);
        await MakeRoomAsync(content.Length, ct);
    }

    /// <summary>All that was made of an original that is gone.</summary>
    public void RemoveOf(FileKey original)
    {
        if (Directory.Exists(FolderOf(original)))
        {
            Directory.Delete(FolderOf(original), recursive: true);
        }
    }

    /// <summary>What a killed process had begun to write, and nobody has written on since.</summary>
    public void RemoveLeftovers(DateTime before)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var left in Files().Where(file => file.Name.EndsWith(Unfinished, StringComparison.Ordinal) && file.LastWriteTimeUtc < before))
        {
            left.Delete();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task MakeRoomAsync(long came, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            _held = _held < 0 ? Held() : _held + came;
            if (_held <= most)
            {
                return;
            }

            var files = Files().OrderBy(file => file.LastWriteTimeUtc).ToList();
            _held = files.Sum(file => file.Length);
            foreach (var file in files.TakeWhile(_ => _held > most * Keep))
            {
                _held -= file.Length;
                file.Delete();
            }
        }
        finally
        {
            _one.Release();
        }
    }

    private long Held() => Files().Sum(file => file.Length);

    private IEnumerable<FileInfo> Files() => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories);

    private string PlaceOf(FileKey original, string name) => Path.Combine(FolderOf(original), name);

    private string FolderOf(FileKey original)
    {
        var id = original.FileId.ToString("N");
        return Path.Combine(folder, original.OwnerId.ToString("N"), id[^2..], id);
    }
}
