using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Features.Scanner.Receipts;

namespace PracticePortal.Tests.Support;

/// <summary>Receipts that have come as far as a test needs them.</summary>
internal static class GivenReceipt
{
    /// <summary>They add up.</summary>
    public static readonly ReceiptFacts Facts = new()
    {
        Supplier = "Järnboden",
        Date = new DateOnly(2026, 9, 23),
        Total = 8990,
        Rates = [RateSum.OfGross(25, 8990)],
    };

    private static int s_count;

    /// <summary>With facts that add up, unless it is new. Its file is not kept anywhere.</summary>
    public static Receipt In(ReceiptStatus status, Guid organisationId, Guid userId, string name)
    {
        var receipt = GivenFile.Png(seed: Interlocked.Increment(ref s_count)).Receipt(organisationId, userId, name);
        Bring(receipt, status, new ReceiptBringer(organisationId, userId, name, CollaborationSide.Agency), new ReceiptAudience(organisationId, "", ActingFor: null, []));
        receipt.TakeEvents();
        return receipt;
    }

    private static void Bring(Receipt receipt, ReceiptStatus status, ReceiptBringer by, ReceiptAudience told)
    {
        if (status != ReceiptStatus.New)
        {
            receipt.Interpret(Facts, told);
        }

        _ = status switch
        {
            ReceiptStatus.NeedsAnswer => receipt.Ask("What was it for?", by, told, Given.Now),
            ReceiptStatus.Ready => receipt.MakeReady(by, told),
            ReceiptStatus.HandedOver when receipt.MakeReady(by, told).Succeeded => receipt.HandOver(isAgain: false, by),
            ReceiptStatus.Archived => receipt.Archive(told, Given.Now),
            _ => default,
        };
    }
}
