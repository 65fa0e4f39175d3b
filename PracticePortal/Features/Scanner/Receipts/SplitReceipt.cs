using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>Either side makes two receipts of one that has pages of both. <see cref="MergeReceipts"/> undoes it.</summary>
public sealed class SplitReceipt(ScannerDoor door, WorkAllowance allowance, TimeProvider clock)
{
    /// <param name="receiptId">Which receipt.</param>
    /// <param name="fileId">The file that the page is in.</param>
    /// <param name="page">Of the original, from 1: the first one of the new receipt.</param>
    /// <param name="ct">Cancels before the save.</param>
    /// <returns>The new receipt's id.</returns>
    public Task<Result<Guid>> ExecuteAsync(Guid receiptId, Guid fileId, int page, CancellationToken ct) =>
        Overtaken.StartAgainAsync(() => SplitAsync(receiptId, fileId, page, ct));

    private async Task<Result<Guid>> SplitAsync(Guid receiptId, Guid fileId, int page, CancellationToken ct)
    {
        await using var visit = await door.OfReceiptAsync(receiptId, ct);
        if (visit is null || await visit.FindWithFilesAsync(receiptId, ct) is not { } receipt)
        {
            return CommonErrors.NotFound;
        }

        var split = receipt.Split(fileId, page, await visit.AudienceAsync(ct), clock.GetUtcNow().UtcDateTime);
        if (!split.Succeeded)
        {
            return split.Error;
        }

        if (allowance.TakeReading(visit.UserId, receipt.PageCount + split.Value.PageCount) is { } tooMuch)
        {
            return tooMuch;
        }

        visit.Db.Touch(receipt);
        visit.Db.Receipts.Add(split.Value);
        var saved = await visit.Db.TrySaveAsync(ct);
        return saved.Succeeded ? split.Value.Id : saved.Error;
    }
}
