using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts.Work;

/// <summary>Somebody of either side says that what stands on a receipt is right: it can be handed over.</summary>
public sealed class MakeReady(ScannerDoor door, TimeProvider clock)
{
    /// <param name="receiptId">The receipt; somebody else's is not found.</param>
    /// <param name="seen">The facts that were shown; when somebody has changed one since, nothing is done.</param>
    /// <param name="typed">What was typed over them, saved along; null for nothing.</param>
    /// <param name="ct">Cancels before the save.</param>
    public Task<Result> ExecuteAsync(Guid receiptId, ReceiptFacts seen, TypedFacts? typed, CancellationToken ct) =>
        door.ActAsync(receiptId, act => Ready(act, seen, typed), ct);

    private Result Ready(ReceiptAct act, ReceiptFacts seen, TypedFacts? typed)
    {
        if (typed is not null && act.Correct(seen, typed, SwedishTime.DayOf(clock.GetUtcNow().UtcDateTime)) is { Succeeded: false } refused)
        {
            return refused;
        }

        return typed is null && act.CheckSeen(seen) is { } changed ? changed : act.Receipt.MakeReady(act.By, act.Told);
    }
}
