using PracticePortal.Features.HandOver;
using PracticePortal.Features.HandOver.Batches;
using PracticePortal.Features.HandOver.Vouchers;
using PracticePortal.Features.Scanner.Amounts;

namespace PracticePortal.Tests.Features.HandOver;

/// <summary>Batches of a limited company with the calendar year 2026.</summary>
internal static class GivenBatch
{
    public const string OrganisationNumber = "5599990008";

    public static readonly DateOnly MadeOn = new(2026, 9, 15);

    public static readonly FinancialYear Year = FinancialYear.Containing(MadeOn);

    public static HandOverBatch Of(params IReadOnlyCollection<BatchReceipt> receipts) => Of("Exempelbolaget AB", receipts);

    public static HandOverBatch Of(string company, IReadOnlyCollection<BatchReceipt> receipts) =>
        HandOverBatch.Gather(12, MadeOn, new(company, OrganisationNumber), Year, receipts).Value;

    /// <summary>Pens for 125 kronor by card, whose id ends with the number.</summary>
    public static BatchReceipt Pens(int number = 1, params IReadOnlyList<BatchPicture> pictures) =>
        Receipt(number, "Kvitto pennor", new(new DateOnly(2026, 9, 14), 125_00, [RateSum.OfGross(25, 125_00)]), PaymentWay.CompanyAccount, pictures);

    public static BatchReceipt Receipt(
        int number, string supplier, ReceiptFigures figures, PaymentWay way = PaymentWay.CompanyCard, params IReadOnlyList<BatchPicture> pictures)
    {
        var proposal = new VoucherProposal
        {
            Figures = figures,
            Supplier = supplier,
            ExpenseAccount = "6110",
            PaymentAccount = Payment.Account(way, OrganisationNumber),
        };
        return new(new Guid(number, 0, 0, new byte[8]), supplier, figures, proposal.Propose().Value, pictures);
    }

    /// <summary>Whoever takes the archive may until the end.</summary>
    public static Func<CancellationToken, Task<bool>> Always { get; } = _ => Task.FromResult(true);

    /// <summary>An original that is not where it should be.</summary>
    public static BatchPicture MissingPicture() => new("jpg", _ => ValueTask.FromResult<Stream?>(null));

    public static BatchPicture Picture(string extension, params byte[] content) =>
        new(extension, _ => ValueTask.FromResult<Stream?>(new MemoryStream(content, writable: false)));
}
