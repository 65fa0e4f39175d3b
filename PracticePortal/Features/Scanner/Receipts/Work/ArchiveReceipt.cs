using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts.Work;

/// <summary>Either side puts a receipt aside. Its files stay, and both sides still find it.</summary>
public sealed class ArchiveReceipt(ScannerDoor door, TimeProvider clock)
{
    public Task<Result> ExecuteAsync(Guid receiptId, CancellationToken ct) =>
        door.ActAsync(receiptId, act => act.Receipt.Archive(act.Told, clock.GetUtcNow().UtcDateTime), ct);
}
