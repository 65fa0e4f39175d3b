namespace PracticePortal.Tests.Features.HandOver;

/// <summary>As the server's response: it only goes forward, and only asynchronously.</summary>
internal sealed class ResponseStream(MemoryStream sent) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        sent.WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        sent.WriteAsync(buffer, offset, count, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush() => throw new InvalidOperationException("A response is flushed asynchronously.");

    public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("A response is written asynchronously.");

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}

/// <summary>A file that tells when it is closed.</summary>
internal sealed class ClosingStream(Action closed, params byte[] content) : MemoryStream(content, writable: false)
{
    protected override void Dispose(bool disposing)
    {
        closed();
        base.Dispose(disposing);
    }
}
