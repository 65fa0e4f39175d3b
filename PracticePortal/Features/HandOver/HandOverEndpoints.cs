using System.Net.Mime;
using PracticePortal.Features.HandOver.Batches;
using PracticePortal.Platform.Web;

namespace PracticePortal.Features.HandOver;

/// <summary>A batch's archive. Who may is asked at each request; for everybody else, and for a batch that was undone, it is not there.</summary>
public static class HandOverEndpoints
{
    private const string Path = "/handover";

    public static WebApplication MapHandOver(this WebApplication app)
    {
        app.MapGet($"{Path}/{{batchId:guid}}", DownloadAsync).RequireAuthorization().WithMetadata(new ServedFile());
        return app;
    }

    /// <summary>Where a batch is downloaded.</summary>
    public static string Archive(Guid batchId) => $"{Path}/{batchId}";

    private static async Task<IResult> DownloadAsync(Guid batchId, DownloadBatch download, CancellationToken ct) =>
        await download.ExecuteAsync(batchId, ct) is { Succeeded: true } batch
            ? Results.Stream(output => BatchArchive.WriteAsync(batch.Value, output, ct), MediaTypeNames.Application.Zip, BatchFileNames.Zip(batch.Value))
            : Results.NotFound();
}
