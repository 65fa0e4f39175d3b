using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts.Work;

/// <summary>A receipt in the hands of somebody who may.</summary>
/// <param name="Visit">The Scanner that it is in.</param>
/// <param name="Told">Who is told of what happens to it.</param>
internal sealed record ReceiptAct(Receipt Receipt, ScannerVisit Visit, ReceiptAudience Told)
{
    public ReceiptBringer By => Visit.Bringer;

    public bool IsByAgency => Visit.Through is not null;
}

/// <summary>What every act on one receipt does: open its Scanner, load it, ask its verb, save once.</summary>
internal static class ReceiptActs
{
    /// <summary>An act that was overtaken starts again: the verb then says of what is there now whether it may still be done.</summary>
    public static Task<Result> ActAsync(this ScannerDoor door, Guid receiptId, Func<ReceiptAct, Result> verb, CancellationToken ct) =>
        door.ActAsync(receiptId, act => Task.FromResult(verb(act)), ct);

    /// <inheritdoc cref="ActAsync(ScannerDoor, Guid, Func{ReceiptAct, Result}, CancellationToken)"/>
    public static Task<Result> ActAsync(this ScannerDoor door, Guid receiptId, Func<ReceiptAct, Task<Result>> verb, CancellationToken ct) =>
        Overtaken.StartAgainAsync(async () =>
        {
            await using var visit = await door.OfReceiptAsync(receiptId, ct);
            if (visit is null
                || await visit.Db.Receipts.SingleOrDefaultAsync(r => r.OrganisationId == visit.OrganisationId && r.Id == receiptId, ct) is not { } receipt)
            {
                return CommonErrors.NotFound;
            }

            var done = await verb(new ReceiptAct(receipt, visit, await visit.AudienceAsync(ct)));
            return done.Succeeded ? await visit.Db.TrySaveAsync(ct) : done;
        });
}
