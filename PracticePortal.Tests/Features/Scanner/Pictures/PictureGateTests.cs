using Microsoft.Extensions.Logging.Abstractions;
using PracticePortal.Features.Scanner.Pictures;
using PracticePortal.Platform.Files;

namespace PracticePortal.Tests.Features.Scanner.Pictures;

/// <summary>However many ask, a few are worked on, and whoever looks at pictures does not wait for those who bring some.</summary>
public sealed class PictureGateTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Nothing of the third file is even read before one of two others is done.</summary>
    [Fact]
    public async Task MoreThanAtOnce_Wait()
    {
        using var pictures = new ReceiptPictures(new PictureProcess(TimeProvider.System, NullLogger<PictureProcess>.Instance), new FairGate(atOnce: 2, mostWaiting: 10));
        using var slow = new SlowFile();
        using var slower = new SlowFile();
        using var third = new SlowFile();
        var working = new[] { pictures.InspectAsync(slow, Guid.NewGuid(), Ct), pictures.InspectAsync(slower, Guid.NewGuid(), Ct) };
        await Task.WhenAll(slow.Asked, slower.Asked);

        var waiting = pictures.InspectAsync(third, Guid.NewGuid(), Ct);
        Assert.False(third.Asked.IsCompleted);

        slow.Come();
        await third.Asked;
        slower.Come();
        third.Come();
        Assert.All(await Task.WhenAll([.. working, waiting]), inspected => Assert.Equal(FileKind.Png, inspected.Value.Kind));
    }

    private sealed class SlowFile() : MemoryStream(Drawn.As(FileKind.Png))
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _come = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        public void Come() => _come.SetResult();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _asked.TrySetResult();
            await _come.Task.WaitAsync(cancellationToken);
            return Read(buffer.Span);
        }
    }
}
