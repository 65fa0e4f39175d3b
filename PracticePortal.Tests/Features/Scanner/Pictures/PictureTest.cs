using Microsoft.Extensions.Logging.Abstractions;
using PracticePortal.Features.Scanner.Pictures;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Tests.Features.Scanner.Pictures;

/// <summary>Pictures as the portal makes them: by the portal's own program, started anew for each.</summary>
public abstract class PictureTest : IDisposable
{
    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected ReceiptPictures Pictures { get; } = With(TimeProvider.System);

    /// <summary>Pictures are drawn a few at a time, as the portal does.</summary>
    private readonly FairGate _looking = Gate();

    protected static ReceiptPictures With(TimeProvider clock) => new(new PictureProcess(clock, NullLogger<PictureProcess>.Instance), Gate());

    protected static FairGate Gate() => new(atOnce: 2, mostWaiting: 10_000);

    protected async Task<Result<InspectedFile>> InspectAsync(byte[] file)
    {
        using var content = new MemoryStream(file);
        return await Pictures.InspectAsync(content, Guid.NewGuid(), Ct);
    }

    protected async Task<Result<RenderedPage>> RenderAsync(byte[] file, int page = 1, int quarterTurns = 0)
    {
        using var content = new MemoryStream(file);
        using var place = await _looking.EnterAsync(Guid.NewGuid(), Ct);
        return await Pictures.RenderAsync(content, page, quarterTurns, Ct);
    }

    public void Dispose()
    {
        Pictures.Dispose();
        _looking.Dispose();
        GC.SuppressFinalize(this);
    }
}
