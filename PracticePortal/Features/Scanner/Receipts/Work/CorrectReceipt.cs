using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts.Work;

/// <summary>Somebody of either side says what stands on a receipt.</summary>
public sealed class CorrectReceipt(ScannerDoor door, TimeProvider clock)
{
    /// <param name="receiptId">The receipt; somebody else's is not found.</param>
    /// <param name="seen">The facts that the form started from; when somebody has changed one since, nothing is done and the refusal says who and which.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="ct">Cancels before the save.</param>
    public Task<Result> ExecuteAsync(Guid receiptId, ReceiptFacts seen, TypedFacts typed, CancellationToken ct) =>
        door.ActAsync(receiptId, act => act.Correct(seen, typed, SwedishTime.DayOf(clock.GetUtcNow().UtcDateTime)), ct);
}

internal static class Correcting
{
    public static Result Correct(this ReceiptAct act, ReceiptFacts seen, TypedFacts typed, DateOnly today)
    {
        var facts = typed.Parse(today);
        if (!facts.Succeeded)
        {
            return facts.Error;
        }

        return act.CheckSeen(seen) is { } changed ? changed : act.Receipt.Correct(facts.Value, act.By, act.Told);
    }

    /// <summary>Null when the facts are still those that were seen.</summary>
    public static Error? CheckSeen(this ReceiptAct act, ReceiptFacts seen)
    {
        var changed = act.Receipt.Facts.Different(seen);
        var isByPerson = (changed & act.Receipt.Confirmed) != ReceiptFact.None;
        return changed == ReceiptFact.None ? null : ReceiptErrors.FactsChanged(isByPerson ? act.Receipt.HolderName : null, changed);
    }
}
