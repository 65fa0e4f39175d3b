using System.Globalization;
using System.Text;

namespace PracticePortal.Tests.Programs.Crash.Interpretation;

/// <summary>A process in which the portal decodes or reads, or one that it has started.</summary>
/// <param name="Folder">Its temporary one, which no other question has.</param>
internal sealed record Worker(int Id, string Folder, string Command)
{
    public bool IsReading => Command.Contains(" read ", StringComparison.Ordinal) || Command.Contains("tesseract", StringComparison.Ordinal);
}

/// <summary>
/// The processes in which the portal decodes and reads, seen past it: by the temporary folder in their environment, which also those have whose portal
/// was killed.
/// </summary>
/// <param name="temporary">The portal's temporary folder.</param>
internal sealed class Workers(string temporary)
{
    private const string Processes = "/proc";

    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(40);

    private readonly string _mark = $"TMPDIR={Path.Combine(temporary, "portal-picture-")}";
    private readonly List<Worker> _left = [];

    /// <summary>Whether the system shows what its processes were given (Linux).</summary>
    public static bool CanBeSeen => Directory.Exists($"{Processes}/self");

    /// <summary>Those that lived on after their portal.</summary>
    public IReadOnlyList<Worker> Left => _left;

    /// <summary>The folders of theirs that are there.</summary>
    public IReadOnlyList<string> Folders => Directory.Exists(temporary) ? Directory.GetDirectories(temporary, "portal-picture-*") : [];

    public IReadOnlyList<Worker> Living() => CanBeSeen
        ? [.. Directory.EnumerateDirectories(Processes).Select(Find).OfType<Worker>()]
        : [];

    /// <summary>As soon as a page is read.</summary>
    public async Task ReadingAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(s_betweenLooks);
        while (!Living().Any(worker => worker.IsReading))
        {
            await timer.WaitForNextTickAsync(ct);
        }
    }

    /// <summary>The portal was killed just now: whatever lives has nobody any more who would end it.</summary>
    public IReadOnlyList<Worker> NoteLeft()
    {
        var left = Living().Except(_left).ToList();
        _left.AddRange(left);
        return left;
    }

    private Worker? Find(string process)
    {
        if (!int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return null;
        }

        try
        {
            var folder = File.ReadAllText($"{process}/environ", Encoding.UTF8).Split('\0').FirstOrDefault(line => line.StartsWith(_mark, StringComparison.Ordinal));
            return folder is null ? null : new Worker(id, folder, File.ReadAllText($"{process}/cmdline", Encoding.UTF8).Replace('\0', ' '));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null; // it has ended, or is another user's
        }
    }
}
