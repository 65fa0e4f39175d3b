using System.IO.Compression;
using System.Text;

namespace PracticePortal.Features.HandOver.Batches;

/// <summary>
/// A zip file that is written while it is sent: it needs no seeking, and holds one piece of one file in memory at a time. Its own list comes last, so
/// that one that broke off cannot be opened.
/// </summary>
internal sealed class StreamedZip
{
    /// <summary>Bytes: more than the framework writes synchronously when it closes an entry, which a response refuses.</summary>
    private const int Buffer = 64 * 1024;

    private readonly ZipArchive _zip;
    private readonly Stream _buffered;
    private readonly Func<CancellationToken, Task<bool>> _mayStill;
    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);

    private StreamedZip(ZipArchive zip, Stream buffered, Func<CancellationToken, Task<bool>> mayStill) => (_zip, _buffered, _mayStill) = (zip, buffered, mayStill);

    /// <param name="output">Stays open.</param>
    /// <param name="mayStill">Asked before each file, as an archive can take hours to a slow reader: when it may not any more, the archive breaks off.</param>
    /// <param name="addAll">Adds the files.</param>
    /// <param name="ct">Cancels; then what was written is of no use.</param>
    public static async Task WriteAsync(
        Stream output, Func<CancellationToken, Task<bool>> mayStill, Func<StreamedZip, Task> addAll, CancellationToken ct)
    {
        var buffered = new BufferedStream(output, Buffer); // not disposed, which would close the stream
        await using (var zip = await ZipArchive.CreateAsync(buffered, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct))
        {
            await addAll(new StreamedZip(zip, buffered, mayStill));
        }

        await buffered.FlushAsync(ct);
    }

    /// <summary>Adds a file that is worth compressing.</summary>
    /// <param name="name">In the archive.</param>
    /// <param name="day">Which it is said to be from.</param>
    /// <param name="write">Writes its content.</param>
    /// <param name="ct">Cancels.</param>
    public Task AddAsync(string name, DateOnly day, Func<Stream, Task> write, CancellationToken ct) => AddAsync(name, day, CompressionLevel.Optimal, write, ct);

    /// <summary>Adds an original as it is: pictures are compressed already. One that is not where it should be is missing, and the others go on.</summary>
    public async Task AddAsync(string name, DateOnly day, BatchPicture picture, CancellationToken ct)
    {
        await using var source = await picture.Open(ct);
        if (source is null)
        {
            _missing.Add(name);
            return;
        }

        await AddAsync(name, day, CompressionLevel.NoCompression, target => source.CopyToAsync(target, ct), ct);
    }

    /// <summary>How a list names a file: it says of one that is missing that it is.</summary>
    public string Shown(string name) => _missing.Contains(name) ? $"{name} (saknas)" : name;

    /// <summary>Adds a text that names what is missing; none where nothing is. In Swedish, as the lists are.</summary>
    public async Task AddMissingAsync(string name, DateOnly day, CancellationToken ct)
    {
        if (_missing.Count > 0)
        {
            await AddAsync(name, day, WriteMissingAsync, ct);
        }
    }

    private async Task WriteMissingAsync(Stream target)
    {
        await using var text = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await text.WriteLineAsync("De här filerna fanns inte i portalen när arkivet gjordes. Den som driver portalen kan ha dem i en säkerhetskopia.");
        foreach (var name in _missing)
        {
            await text.WriteLineAsync(name);
        }
    }

    private async Task AddAsync(string name, DateOnly day, CompressionLevel compression, Func<Stream, Task> write, CancellationToken ct)
    {
        if (!await _mayStill(ct))
        {
            throw new InvalidOperationException("Whoever asked for the archive lost the right to it, or the batch was undone.");
        }

        var entry = _zip.CreateEntry(name, compression);
        entry.LastWriteTime = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        await using var target = await entry.OpenAsync(ct);
        await write(target);
        await target.FlushAsync(ct);
        await _buffered.FlushAsync(ct); // room for what closing the entry writes
    }
}
