using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Interpretation;

/// <summary>Somebody wants a receipt read anew, as when nothing that reads was installed before.</summary>
public sealed class ReadReceiptAgain(ScannerDoor door, WorkAllowance allowance, TimeProvider clock)
{
    public async Task<Result> ExecuteAsync(Guid receiptId, CancellationToken ct)
    {
        await using var visit = await door.OfReceiptAsync(receiptId, ct);
        if (visit is null || await visit.FindWithFilesAsync(receiptId, ct) is not { } receipt)
        {
            return CommonErrors.NotFound;
        }

        var asked = receipt.AskForReading(clock.GetUtcNow().UtcDateTime);
        return asked.Error is { } refused ? refused
            : allowance.TakeReading(visit.UserId, receipt.PageCount) is { } tooMuch ? tooMuch
            : await visit.Db.TrySaveAsync(ct);
    }
}
