using System.Globalization;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.HandOver.Export;

/// <summary>Which receipts go along: by the day that stands on them, else by when they came. Both days included.</summary>
public sealed record ExportPeriod(DateOnly From, DateOnly Until);

/// <summary>
/// Somebody takes their organisation's receipts out of the portal, whichever agency shares them or did. The history says who; whoever writes the archive
/// asks for the right once more.
/// </summary>
public sealed class ExportReceipts(ScannerDoor door)
{
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    public async Task<Result<ExportPeriod>> ExecuteAsync(DateOnly from, DateOnly until, CancellationToken ct)
    {
        await using var visit = await door.OpenAsync(collaborationId: null, ct);
        if (visit is null)
        {
            return CommonErrors.NotFound;
        }

        if (until < from || from.Year < FirstYear || until.Year > LastYear)
        {
            return HandOverErrors.PeriodNotPossible;
        }

        visit.Db.Raise(new ReceiptsExported(await visit.AudienceAsync(ct), Text(from), Text(until)));
        var saved = await visit.Db.TrySaveAsync(ct);
        return saved.Succeeded ? new ExportPeriod(from, until) : saved.Error;
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
