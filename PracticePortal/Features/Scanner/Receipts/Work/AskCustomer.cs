using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Scanner.Receipts.Questions;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts.Work;

/// <summary>The agency asks the customer about a receipt; the same save says when the customer gets a letter.</summary>
public sealed class AskCustomer(ScannerDoor door, TimeProvider clock)
{
    /// <param name="receiptId">The receipt; somebody else's is not found.</param>
    /// <param name="question">As it was typed.</param>
    /// <param name="ct">Cancels before the save.</param>
    public Task<Result> ExecuteAsync(Guid receiptId, string? question, CancellationToken ct) => door.ActAsync(receiptId, act => AskAsync(act, question, ct), ct);

    private async Task<Result> AskAsync(ReceiptAct act, string? question, CancellationToken ct)
    {
        if (!act.IsByAgency)
        {
            return CommonErrors.NotFound;
        }

        var text = MessageText.Parse(question);
        if (!text.Succeeded)
        {
            return text.Error;
        }

        var (db, organisationId, now) = (act.Visit.Db, act.Visit.OrganisationId, clock.GetUtcNow().UtcDateTime);
        var asked = act.Receipt.Ask(text.Value, act.By, act.Told, now);
        if (asked.Succeeded)
        {
            var notice = await db.QuestionsNotices.SingleOrDefaultAsync(n => n.OrganisationId == organisationId, ct)
                ?? db.QuestionsNotices.Add(QuestionsNotice.Of(organisationId)).Entity;
            notice.Ask(now);
        }

        return asked;
    }
}
