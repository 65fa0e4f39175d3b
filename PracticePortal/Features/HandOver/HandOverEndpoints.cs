using System.Globalization;
using System.Net.Mime;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using PracticePortal.Components.Shared;
using PracticePortal.Features.HandOver.Batches;
using PracticePortal.Features.HandOver.Export;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Web;

namespace PracticePortal.Features.HandOver;

/// <summary>
/// Archives. Who may is asked at each request; for everybody else they are not there. A download stands in the history, so it begins with a form and
/// never with an address that somebody follows.
/// </summary>
public static class HandOverEndpoints
{
    private const string Path = "/handover";

    /// <summary>Where one's own organisation takes out what it has in the portal: posts <c>from</c> and <c>until</c>.</summary>
    public const string Export = "/my/scanner/export";

    public static WebApplication MapHandOver(this WebApplication app)
    {
        var archives = app.MapGroup("").WithMetadata(new ServedFile()).AddEndpointFilter(BoundAsync);
        archives.MapPost($"{Path}/{{batchId:guid}}", DownloadAsync).RequireAuthorization();
        archives.MapPost(Export, ExportAsync).RequireAuthorization(Policies.OrganisationUser);
        return app;
    }

    /// <summary>Where a batch is downloaded.</summary>
    public static string Archive(Guid batchId) => $"{Path}/{batchId}";

    /// <summary>Holds a place of the person's until the archive was sent.</summary>
    private static async ValueTask<object?> BoundAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (!await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            return Results.BadRequest();
        }

        var place = context.RequestServices.GetRequiredService<ArchiveAllowance>().Take(PortalClaims.UserIdOf(context.User) ?? Guid.Empty);
        context.Response.RegisterForDispose(place);
        return place.IsAcquired ? await next(invocation) : Refuse(HandOverErrors.TooManyArchives, StatusCodes.Status429TooManyRequests);
    }

    private static async Task<IResult> DownloadAsync(Guid batchId, DownloadBatch download, BatchDoor door, CancellationToken ct)
    {
        var batch = await download.ExecuteAsync(batchId, ct);
        return batch.Error switch
        {
            null => Results.Stream(
                output => BatchArchive.WriteAsync(batch.Value, output, still => door.IsOpenAsync(batchId, still), ct), MediaTypeNames.Application.Zip,
                BatchFileNames.Zip(batch.Value)),
            { Kind: ErrorKind.NotFound } => Results.NotFound(),
            var refused => Refuse(refused, StatusCodes.Status409Conflict),
        };
    }

    private static async Task<IResult> ExportAsync(
        [FromForm] DateOnly from, [FromForm] DateOnly until, ExportReceipts export, ExportArchive archive, CancellationToken ct)
    {
        var period = await export.ExecuteAsync(from, until, ct);
        return period.Error switch
        {
            null => Results.Stream(
                output => archive.WriteAsync(period.Value, output, ct), MediaTypeNames.Application.Zip,
                string.Create(CultureInfo.InvariantCulture, $"kvitton-{from:yyyy-MM-dd}-{until:yyyy-MM-dd}.zip")),
            { Kind: ErrorKind.NotFound } => Results.NotFound(),
            var refused => Refuse(refused, StatusCodes.Status400BadRequest),
        };
    }

    /// <summary>The sentence by itself, in the reader's language.</summary>
    private static IResult Refuse(Error refused, int status) => Results.Text(ErrorTexts.For(refused), MediaTypeNames.Text.Plain, statusCode: status);
}
