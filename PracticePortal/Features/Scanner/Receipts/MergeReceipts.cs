using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>Either side puts the pages of one receipt at the end of another one of the same organisation. <see cref="SplitReceipt"/> undoes it.</summary>
public sealed class MergeReceipts(ScannerDoor door, WorkAllowance allowance, TimeProvider clock)
{
    /// <param name="receiptId">Whose pages go. It stays, archived and without pages, so that its address still says where they are.</param>
    /// <param name="intoId">Where they come to the end.</param>
    /// <param name="ct">Cancels before the save.</param>
    public Task<Result> ExecuteAsync(Guid receiptId, Guid intoId, CancellationToken ct) => Overtaken.StartAgainAsync(() => MergeAsync(receiptId, intoId, ct));

    private async Task<Result> MergeAsync(Guid receiptId, Guid intoId, CancellationToken ct)
    {
        await using var visit = await door.OfReceiptAsync(receiptId, ct);
        if (visit is null || await visit.FindWithFilesAsync(receiptId, ct) is not { } receipt || await visit.FindWithFilesAsync(intoId, ct) is not { } into)
        {
            return CommonErrors.NotFound;
        }

        var merged = into.Merge(receipt, await visit.AudienceAsync(ct), clock.GetUtcNow().UtcDateTime);
        if (!merged.Succeeded)
        {
            return merged;
        }

        if (allowance.TakeReading(visit.UserId, into.PageCount) is { } tooMuch)
        {
            return tooMuch;
        }

        visit.Db.Touch(into);
        return await visit.Db.TrySaveAsync(ct);
    }
}
