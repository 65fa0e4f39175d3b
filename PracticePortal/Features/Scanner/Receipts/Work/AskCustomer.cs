using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts.Work;

/// <summary>The agency asks the customer about a receipt.</summary>
public sealed class AskCustomer(ScannerDoor door, TimeProvider clock)
{
    /// <param name="receiptId">The receipt; somebody else's is not found.</param>
    /// <param name="question">As it was typed.</param>
    /// <param name="ct">Cancels before the save.</param>
    public Task<Result> ExecuteAsync(Guid receiptId, string? question, CancellationToken ct) => door.ActAsync(receiptId, act => Ask(act, question), ct);

    private Result Ask(ReceiptAct act, string? question)
    {
        if (!act.IsByAgency)
        {
            return CommonErrors.NotFound;
        }

        var text = MessageText.Parse(question);
        return text.Succeeded ? act.Receipt.Ask(text.Value, act.By, act.Told, clock.GetUtcNow().UtcDateTime) : text.Error;
    }
}
