using System.Globalization;
using System.Net.Mime;
using PracticePortal.Features.HandOver.Batches;
using PracticePortal.Features.HandOver.Export;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Web;

namespace PracticePortal.Features.HandOver;

/// <summary>A batch's archive. Who may is asked at each request; for everybody else, and for a batch that was undone, it is not there.</summary>
public static class HandOverEndpoints
{
    private const string Path = "/handover";
    private const string Export = "/my/scanner/export";

    public static WebApplication MapHandOver(this WebApplication app)
    {
        app.MapGet($"{Path}/{{batchId:guid}}", DownloadAsync).RequireAuthorization().WithMetadata(new ServedFile());
        app.MapGet(Export, ExportAsync).RequireAuthorization(Policies.OrganisationUser).WithMetadata(new ServedFile());
        return app;
    }

    /// <summary>Where one's own organisation takes out what it has in the portal.</summary>
    public static string ExportOf(DateOnly from, DateOnly until) =>
        string.Create(CultureInfo.InvariantCulture, $"{Export}?from={from:yyyy-MM-dd}&until={until:yyyy-MM-dd}");

    /// <summary>Where a batch is downloaded.</summary>
    public static string Archive(Guid batchId) => $"{Path}/{batchId}";

    private static async Task<IResult> DownloadAsync(Guid batchId, DownloadBatch download, CancellationToken ct) =>
        await download.ExecuteAsync(batchId, ct) is { Succeeded: true } batch
            ? Results.Stream(output => BatchArchive.WriteAsync(batch.Value, output, ct), MediaTypeNames.Application.Zip, BatchFileNames.Zip(batch.Value))
            : Results.NotFound();

    private static async Task<IResult> ExportAsync(DateOnly from, DateOnly until, ExportReceipts export, ExportArchive archive, CancellationToken ct)
    {
        var period = await export.ExecuteAsync(from, until, ct);
        return period.Succeeded
            ? Results.Stream(
                output => archive.WriteAsync(period.Value, output, ct), MediaTypeNames.Application.Zip,
                string.Create(CultureInfo.InvariantCulture, $"kvitton-{from:yyyy-MM-dd}-{until:yyyy-MM-dd}.zip"))
            : period.Error == HandOverErrors.PeriodNotPossible ? Results.BadRequest() : Results.NotFound();
    }
}
