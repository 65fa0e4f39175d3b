using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts.Work;

/// <summary>The agency needs no answer any more. What was asked stays to be read.</summary>
public sealed class WithdrawQuestion(ScannerDoor door)
{
    public Task<Result> ExecuteAsync(Guid receiptId, CancellationToken ct) =>
        door.ActAsync(receiptId, act => act.IsByAgency ? act.Receipt.WithdrawQuestion(act.By, act.Told) : CommonErrors.NotFound, ct);
}
