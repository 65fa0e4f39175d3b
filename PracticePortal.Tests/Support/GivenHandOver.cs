using PracticePortal.Features.Collaborations;
using PracticePortal.Features.HandOver;
using PracticePortal.Features.HandOver.Batches;
using PracticePortal.Features.HandOver.Vouchers;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Features.Scanner.Receipts;

namespace PracticePortal.Tests.Support;

/// <summary>Receipts on their way to the books. Nothing is saved, and nothing of it is news.</summary>
internal static class GivenHandOver
{
    public static readonly DateOnly Day = new(2026, 11, 20);

    private static readonly Guid s_somebody = Guid.CreateVersion7();

    /// <summary>125 kronor at 25 %, by card, unless something else is said.</summary>
    public static ReceiptFacts Facts(string supplier = "Järnboden", DateOnly? date = null, params IReadOnlyList<RateSum> rates)
    {
        IReadOnlyList<RateSum> sums = rates.Count > 0 ? rates : [RateSum.OfGross(25, 125_00)];
        return new ReceiptFacts
        {
            Supplier = supplier,
            Date = date ?? Day,
            Total = sums.Sum(rate => rate.Gross),
            Rates = sums,
            Currency = ReceiptFigures.Kronor,
            Payment = ReceiptPayment.Card,
        };
    }

    public static Receipt Ready(Guid organisationId, string supplier = "Järnboden", GivenFile? file = null) => Ready(organisationId, Facts(supplier), file);

    public static Receipt Ready(Guid organisationId, ReceiptFacts facts, GivenFile? file = null)
    {
        var receipt = (file ?? GivenFile.Png()).Receipt(organisationId, s_somebody, "Owner, Solrosen");
        var (by, told) = (By(organisationId), Told(organisationId));
        Assert.True(receipt.Correct(facts, by, told).Succeeded);
        Assert.True(receipt.MakeReady(by, told) is { Succeeded: true });
        receipt.TakeEvents();
        return receipt;
    }

    /// <summary>Batch 1 of the organisation, of the year 2026.</summary>
    public static KeptBatch HandOver(Organisation organisation, params IReadOnlyList<Receipt> receipts)
    {
        var by = By(organisation.Id);
        foreach (var receipt in receipts)
        {
            Assert.True(receipt.HandOver(isAgain: false, by).Succeeded);
        }

        var gathered = HandOverBatch.Gather(
            1, DateOnly.FromDateTime(Given.Now), new(organisation.Name, organisation.OrganisationNumber), FinancialYear.Containing(Day),
            [.. receipts.Select(r => new BatchReceipt(r.Id, r.Supplier!, r.Facts.Figures!, Proposed(r), []))]).Value;
        var batch = KeptBatch.Keep(gathered, BookkeepingProgram.VismaAdministration, againOf: null, by, Told(organisation.Id), Given.Now);
        batch.TakeEvents();
        return batch;
    }

    /// <summary>As they are after that batch.</summary>
    public static HandOverSettings SettingsOf(KeptBatch batch)
    {
        var settings = HandOverSettings.For(batch.OrganisationId);
        settings.Take(batch.Program, batch.Year);
        return settings;
    }

    private static Voucher Proposed(Receipt receipt) => new VoucherProposal
    {
        Figures = receipt.Facts.Figures!,
        Supplier = receipt.Supplier!,
        ExpenseAccount = "5410",
        PaymentAccount = "1930",
    }.Propose().Value;

    private static ReceiptBringer By(Guid organisationId) => new(organisationId, s_somebody, "Owner, Solrosen", CollaborationSide.Customer);

    private static ReceiptAudience Told(Guid organisationId) => new(organisationId, "", ActingFor: null, []);
}
