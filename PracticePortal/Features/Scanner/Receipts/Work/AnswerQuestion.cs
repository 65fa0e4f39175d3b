using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts.Work;

/// <summary>The customer's people answer what the agency asked about a receipt.</summary>
public sealed class AnswerQuestion(ScannerDoor door, TimeProvider clock)
{
    /// <param name="receiptId">The receipt; somebody else's is not found.</param>
    /// <param name="answer">As it was typed.</param>
    /// <param name="ct">Cancels before the save.</param>
    public Task<Result> ExecuteAsync(Guid receiptId, string? answer, CancellationToken ct) => door.ActAsync(receiptId, act => Answer(act, answer), ct);

    private Result Answer(ReceiptAct act, string? answer)
    {
        if (act.IsByAgency)
        {
            return CommonErrors.NotFound;
        }

        var text = MessageText.Parse(answer);
        return text.Succeeded ? act.Receipt.Answer(text.Value, act.By, act.Told, clock.GetUtcNow().UtcDateTime) : text.Error;
    }
}
