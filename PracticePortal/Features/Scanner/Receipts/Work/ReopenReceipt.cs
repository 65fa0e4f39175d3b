using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts.Work;

/// <summary>Either side takes a receipt back that was ready: something about it is to be changed after all.</summary>
public sealed class ReopenReceipt(ScannerDoor door)
{
    public Task<Result> ExecuteAsync(Guid receiptId, CancellationToken ct) => door.ActAsync(receiptId, act => act.Receipt.Reopen(act.By, act.Told), ct);
}
