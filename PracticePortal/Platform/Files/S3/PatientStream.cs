namespace PracticePortal.Platform.Files.S3;

/// <summary>An answer's content. When nothing more of it comes for a while, reading ends with an <see cref="IOException"/> instead of waiting for ever.</summary>
/// <param name="content">As it comes from the network.</param>
/// <param name="answer">Ends with this stream.</param>
/// <param name="patience">For each piece.</param>
internal sealed class PatientStream(Stream content, IDisposable answer, TimeSpan patience) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var within = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        within.CancelAfter(patience);
        try
        {
            return await content.ReadAsync(buffer, within.Token);
        }
        catch (Exception late) when (late is not IOException && within.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new IOException("The store of files stopped in the middle of a file.", late);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A file that comes by the network is read asynchronously.");

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
            answer.Dispose();
        }

        base.Dispose(disposing);
    }
}
