using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.HandOver.Batches;
using PracticePortal.Features.HandOver.Sie;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Files;

namespace PracticePortal.Features.HandOver.Export;

/// <summary>
/// An organisation's receipts as one zip file: the originals, a list with all that is known of each, and the SIE file of each batch that stands. Read
/// page by page while it is sent, so that memory does not grow with the number of receipts, apart from the names in the archive's own list.
/// </summary>
internal sealed class ExportArchive(ScannerDoor door, IFileStore store, TimeProvider clock)
{
    private const int PageSize = 100;
    private const string ListName = "kvitton.csv";
    private const string MissingName = "saknas.txt";

    /// <summary>Streams the archive of one's own organisation. The stream stays open.</summary>
    public async Task WriteAsync(ExportPeriod period, Stream output, CancellationToken ct)
    {
        await using var visit = await door.OpenAsync(collaborationId: null, ct)
            ?? throw new InvalidOperationException("Whoever asked for the export lost the right to it before it began.");
        await StreamedZip.WriteAsync(output, IsStillOpenAsync, zip => AddAllAsync(zip, visit, period, ct), ct);
    }

    private async Task AddAllAsync(StreamedZip zip, ScannerVisit visit, ExportPeriod period, CancellationToken ct)
    {
        await foreach (var receipt in ReceiptsAsync(visit, period, ct))
        {
            foreach (var file in receipt.Files)
            {
                await zip.AddAsync(ExportedReceipt.NameOf(receipt.Receipt, file), SwedishTime.DayOf(file.StoredAt), BatchPicture.Kept(store, file.Kind, file.Key), ct);
            }
        }

        var today = SwedishTime.DayOf(clock.GetUtcNow().UtcDateTime);
        var firstMonth = await visit.Db.HandOverSettings.Where(s => s.OrganisationId == visit.OrganisationId).Select(s => s.FirstMonth).SingleOrDefaultAsync(ct);
        await zip.AddAsync(ListName, today, target => ExportList.WriteAsync(ReceiptsAsync(visit, period, ct), Math.Max(firstMonth, 1), zip.Shown, target, ct), ct);
        await zip.AddMissingAsync(MissingName, today, ct);

        var numbers = await visit.Db.KeptBatches.Where(b => b.OrganisationId == visit.OrganisationId && b.UndoneAt == null
            && b.Entries.Any(e => e.Date >= period.From && e.Date <= period.Until)).OrderBy(b => b.Number).Select(b => b.Number).ToListAsync(ct);
        foreach (var number in numbers)
        {
            var kept = await visit.Db.KeptBatches.AsNoTracking().Include(b => b.Entries)
                .SingleAsync(b => b.OrganisationId == visit.OrganisationId && b.Number == number, ct);
            if (kept.WhyUndone() is not null)
            {
                continue; // since they were counted
            }

            var batch = kept.WithPictures(Enumerable.Empty<(Guid Id, BatchPicture Picture)>().ToLookup(none => none.Id, none => none.Picture));
            await zip.AddAsync($"sie/{BatchFileNames.Sie(batch)}", batch.MadeOn, target => SieWriter.WriteAsync(batch, target, ct), ct);
        }
    }

    private async Task<bool> IsStillOpenAsync(CancellationToken ct)
    {
        await using var still = await door.OpenAsync(collaborationId: null, ct);
        return still is not null;
    }

    /// <summary>In the order in which they came, a page at a time.</summary>
    private static async IAsyncEnumerable<ExportedReceipt> ReceiptsAsync(
        ScannerVisit visit, ExportPeriod period, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        Receipt? last = null;
        do
        {
            var page = await From(Within(visit, period), last).OrderBy(r => r.ReceivedAt).ThenBy(r => r.Id).Take(PageSize).ToListAsync(ct);
            var ids = page.Select(r => r.Id).ToList();
            var files = (await visit.Db.ReceiptFiles.AsNoTracking().Where(f => f.OrganisationId == visit.OrganisationId && ids.Contains(f.ReceiptId))
                .OrderBy(f => f.Position).ToListAsync(ct)).ToLookup(f => f.ReceiptId);
            var entries = (await visit.Db.KeptEntries.AsNoTracking().Where(e => e.OrganisationId == visit.OrganisationId && ids.Contains(e.ReceiptId) && !e.IsUndone)
                .OrderBy(e => e.Id).ToListAsync(ct)).ToLookup(e => e.ReceiptId);
            foreach (var receipt in page)
            {
                yield return new ExportedReceipt(receipt, [.. files[receipt.Id]], [.. entries[receipt.Id].Select(entry => entry.Reference)]);
            }

            last = page.Count == PageSize ? page[^1] : null;
        }
        while (last is not null);
    }

    private static IQueryable<Receipt> Within(ScannerVisit visit, ExportPeriod period)
    {
        var (from, until) = (period.From, period.Until);
        var cameFrom = SwedishTime.ToUtc(from.ToDateTime(TimeOnly.MinValue));
        var cameUntil = SwedishTime.ToUtc(until.AddDays(1).ToDateTime(TimeOnly.MinValue));
        return visit.Db.Receipts.AsNoTracking().Where(r => r.OrganisationId == visit.OrganisationId && r.MergedIntoId == null
            && ((r.Date != null && r.Date >= from && r.Date <= until) || (r.Date == null && r.ReceivedAt >= cameFrom && r.ReceivedAt < cameUntil)));
    }

    private static IQueryable<Receipt> From(IQueryable<Receipt> receipts, Receipt? last) => last is null
        ? receipts
        : receipts.Where(r => r.ReceivedAt >= last.ReceivedAt && (r.ReceivedAt > last.ReceivedAt || r.Id.CompareTo(last.Id) > 0));
}
