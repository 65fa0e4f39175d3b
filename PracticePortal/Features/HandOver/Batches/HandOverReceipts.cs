using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.HandOver.Vouchers;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.HandOver.Batches;

/// <summary>What is to be handed over.</summary>
/// <param name="Program">Which program takes it in.</param>
/// <param name="YearStart">The first day of the financial year, the first of a month.</param>
/// <param name="Receipts">Those that were selected; null for all that are ready in that year, the oldest <see cref="KeptBatch.MostReceipts"/>.</param>
public sealed record HandOverOrder(BookkeepingProgram Program, DateOnly YearStart, IReadOnlyList<Guid>? Receipts);

/// <summary>A batch that was made.</summary>
public sealed record HandedOver(Guid BatchId, int Number, int Count);

/// <summary>
/// Makes one batch of receipts that are ready, in one save. When one of them cannot be handed over nothing is, and it is named. Two at the same time
/// never hand over the same receipt: the second sees what the first one left.
/// </summary>
public sealed class HandOverReceipts(ScannerDoor door, TimeProvider clock)
{
    /// <param name="collaborationId">Through which an agency does it; null for one's own organisation.</param>
    /// <param name="order">What and for which program.</param>
    /// <param name="ct">Cancels before the save.</param>
    public Task<Result<HandedOver>> ExecuteAsync(Guid? collaborationId, HandOverOrder order, CancellationToken ct) =>
        Overtaken.StartAgainAsync(() => HandOverAsync(collaborationId, order, ct));

    private async Task<Result<HandedOver>> HandOverAsync(Guid? collaborationId, HandOverOrder order, CancellationToken ct)
    {
        await using var visit = await door.OpenAsync(collaborationId, ct);
        if (visit is null)
        {
            return CommonErrors.NotFound;
        }

        if (FinancialYears.StartingOn(order.YearStart) is not { } year)
        {
            return HandOverErrors.YearNotPossible;
        }

        var chosen = await ChosenAsync(visit, order, year, ct);
        if (!chosen.Succeeded)
        {
            return chosen.Error;
        }

        var drafts = await VoucherDrafts.OfAsync(visit, chosen.Value, ct);
        if (drafts.Select(draft => draft.Hindrance(year)).FirstOrDefault(hindrance => hindrance is not null) is { } hindrance)
        {
            return hindrance;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var settings = await SettingsAsync(visit, ct);
        var gathered = HandOverBatch.Gather(
            settings.Take(order.Program, year), SwedishTime.DayOf(now), await CustomerAsync(visit, ct), year, [.. drafts.Select(draft => draft.ToReceipt())]);
        if (!gathered.Succeeded)
        {
            return gathered.Error;
        }

        foreach (var draft in drafts)
        {
            var handedOver = draft.Receipt.HandOver(isAgain: false, visit.Bringer);
            if (!handedOver.Succeeded)
            {
                return handedOver.Error;
            }

            if (draft.Saved is { } written)
            {
                visit.Db.Touch(written); // whoever changes it at this moment is refused, or this is
            }
        }

        var batch = KeptBatch.Keep(gathered.Value, order.Program, againOf: null, visit.Bringer, await visit.AudienceAsync(ct), now);
        visit.Db.KeptBatches.Add(batch);
        var saved = await visit.Db.TrySaveAsync(ct);
        return saved.Succeeded ? new HandedOver(batch.Id, batch.Number, batch.Count) : saved.Error;
    }

    /// <summary>The organisation's settings, followed by this save; new ones for the first batch.</summary>
    internal static async Task<HandOverSettings> SettingsAsync(ScannerVisit visit, CancellationToken ct) =>
        await visit.Db.HandOverSettings.SingleOrDefaultAsync(s => s.OrganisationId == visit.OrganisationId, ct)
            ?? visit.Db.HandOverSettings.Add(HandOverSettings.For(visit.OrganisationId)).Entity;

    /// <summary>Whose books it is for, as it is called now.</summary>
    internal static Task<BatchCustomer> CustomerAsync(ScannerVisit visit, CancellationToken ct) => visit.Db.Organisations
        .Where(o => o.Id == visit.OrganisationId).Select(o => new BatchCustomer(o.Name, o.OrganisationNumber)).SingleAsync(ct);

    private static async Task<Result<List<Receipt>>> ChosenAsync(ScannerVisit visit, HandOverOrder order, FinancialYear year, CancellationToken ct)
    {
        if (order.Receipts is not { } ids)
        {
            return await HandOverQueries.ReadyIn(visit, year).Take(KeptBatch.MostReceipts).ToListAsync(ct) is { Count: > 0 } all ? all : HandOverErrors.BatchEmpty;
        }

        if (ids.Count is 0 or > KeptBatch.MostReceipts)
        {
            return ids.Count == 0 ? HandOverErrors.BatchEmpty : HandOverErrors.BatchTooLarge;
        }

        var distinct = ids.Distinct().ToList();
        var receipts = await visit.Db.Receipts.Where(r => r.OrganisationId == visit.OrganisationId && distinct.Contains(r.Id)).OrderBy(r => r.Date).ThenBy(r => r.Id)
            .ToListAsync(ct);
        return receipts.Count == distinct.Count ? receipts : CommonErrors.NotFound;
    }
}
