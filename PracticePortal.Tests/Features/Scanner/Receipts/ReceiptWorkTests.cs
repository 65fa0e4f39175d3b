using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Files;

namespace PracticePortal.Tests.Features.Scanner.Receipts;

/// <summary>The order in which a receipt goes from one status to the next, and what each refuses.</summary>
public sealed class ReceiptWorkTests
{
    private static readonly DateTime s_now = new(2026, 11, 30, 12, 0, 0, DateTimeKind.Utc);
    private static readonly Guid s_organisation = Guid.CreateVersion7();
    private static readonly ReceiptAudience s_told = new(s_organisation, "Bageri Solrosen AB", ActingFor: null, []);
    private static readonly ReceiptBringer s_owner = new(s_organisation, Guid.CreateVersion7(), "Owner, Solrosen", CollaborationSide.Customer);
    private static readonly ReceiptBringer s_consultant = new(s_organisation, Guid.CreateVersion7(), "Consultant, Norr", CollaborationSide.Agency);

    private static readonly ReceiptFacts s_facts = new()
    {
        Supplier = "Järnboden",
        Date = new DateOnly(2026, 11, 23),
        Total = 8990,
        Rates = [RateSum.OfGross(25, 8990)],
    };

    [Fact]
    public void Receipt_FromTheCameraToTheArchive()
    {
        var receipt = Bring();

        receipt.Interpret(s_facts with { Supplier = "Jarnb0den" }, s_told);
        Assert.Equal((ReceiptStatus.Interpreted, ReceiptFact.None), (receipt.Status, receipt.Confirmed));
        Assert.True(receipt.Correct(s_facts, s_consultant, s_told).Succeeded);
        Assert.True(receipt.Ask("What was it for?", s_consultant, s_told, s_now).Succeeded);
        Assert.Equal(ReceiptStatus.NeedsAnswer, receipt.Status);
        Assert.Equal(ReceiptErrors.WaitsForAnswer, receipt.MakeReady(s_consultant, s_told).Error);
        Assert.True(receipt.Answer("Hinges for the oven.", s_owner, s_told, s_now).Succeeded);
        Assert.True(receipt.MakeReady(s_consultant, s_told).Succeeded);
        Assert.Equal((ReceiptStatus.Ready, s_facts.Known), (receipt.Status, receipt.Confirmed));
        Assert.True(receipt.HandOver(isAgain: false, s_consultant).Succeeded);
        Assert.Equal(ReceiptErrors.NotReady, receipt.HandOver(isAgain: false, s_consultant).Error);
        Assert.True(receipt.Archive(s_told, s_now).Succeeded);
        Assert.True(receipt.Restore(s_told).Succeeded);

        Assert.Equal((ReceiptStatus.HandedOver, 1, "Consultant, Norr"), (receipt.Status, receipt.TimesHandedOver, receipt.HolderName));
        Assert.Equal(["What was it for?", "Hinges for the oven."], receipt.Messages.Select(m => m.Text));
    }

    [Fact]
    public void Reading_ThatComesLater_LeavesWhatAPersonSaid()
    {
        var receipt = Bring();
        receipt.Correct(ReceiptFacts.None with { Supplier = "Järnboden" }, s_owner, s_told);

        receipt.Interpret(s_facts with { Supplier = "Jarnb0den" }, s_told);

        Assert.Equal(s_facts, receipt.Facts);
        Assert.Equal(ReceiptFact.Supplier, receipt.Confirmed);
    }

    [Fact]
    public void Reading_ThatSomebodyEmptied_StaysEmpty()
    {
        var receipt = Bring();
        receipt.Interpret(s_facts with { InvoiceNumber = "17" }, s_told);
        receipt.Correct(s_facts, s_owner, s_told);

        receipt.Interpret(s_facts with { InvoiceNumber = "17" }, s_told);

        Assert.Null(receipt.InvoiceNumber);
    }

    [Fact]
    public void Settled_IsNeitherReadNorCorrectedNorAskedAbout()
    {
        var receipt = Bring();
        receipt.Correct(s_facts, s_consultant, s_told);
        receipt.MakeReady(s_consultant, s_told);

        receipt.Interpret(ReceiptFacts.None, s_told);

        Assert.Equal(s_facts, receipt.Facts);
        Assert.Equal(ReceiptErrors.Settled, receipt.Correct(ReceiptFacts.None, s_owner, s_told).Error);
        Assert.Equal(ReceiptErrors.Settled, receipt.Ask("Why?", s_consultant, s_told, s_now).Error);
        Assert.True(receipt.Reopen(s_consultant, s_told).Succeeded);
        Assert.Equal(ReceiptStatus.Interpreted, receipt.Status);
    }

    [Fact]
    public void HandedOverAgain_IsReadyOnlyWhenBothBatchesAreUndone()
    {
        var receipt = Bring();
        receipt.Correct(s_facts, s_consultant, s_told);
        receipt.MakeReady(s_consultant, s_told);
        Assert.Equal(ReceiptErrors.NotHandedOver, receipt.HandOver(isAgain: true, s_consultant).Error);
        receipt.HandOver(isAgain: false, s_consultant);
        Assert.True(receipt.HandOver(isAgain: true, s_consultant).Succeeded);

        Assert.True(receipt.TakeBack().Succeeded);
        Assert.Equal(ReceiptStatus.HandedOver, receipt.Status);
        Assert.True(receipt.TakeBack().Succeeded);

        Assert.Equal(ReceiptStatus.Ready, receipt.Status);
        Assert.Equal(ReceiptErrors.NotHandedOver, receipt.TakeBack().Error);
    }

    [Fact]
    public void Merge_OfWhatWaitsForAnAnswer_IsRefused()
    {
        var (receipt, asked) = (Bring(), Bring());
        asked.Ask("What was it for?", s_consultant, s_told, s_now);

        Assert.Equal(ReceiptErrors.WaitsForAnswer, receipt.Merge(asked, s_told, s_now).Error);
        Assert.Single(asked.Files);
    }

    [Theory]
    [InlineData(nameof(ReceiptFacts.Supplier)), InlineData(nameof(ReceiptFacts.Date)), InlineData(nameof(ReceiptFacts.Total)), InlineData(nameof(ReceiptFacts.Rates))]
    public void Ready_NeedsEachOfThese(string field)
    {
        var receipt = Bring();
        receipt.Correct(Without(field), s_consultant, s_told);

        Assert.Equal(field, receipt.MakeReady(s_consultant, s_told).Error?.Field);
    }

    [Fact]
    public void Rates_AreKeptAsTheyWere()
    {
        IReadOnlyList<RateSum> rates = [new(25, 12500, 2500), new(0, -100, 0)];

        Assert.Equal(rates, RateSum.Read(RateSum.Write(rates)));
        Assert.Empty(RateSum.Read(RateSum.Write([])));
    }

    private static ReceiptFacts Without(string field) => field switch
    {
        nameof(ReceiptFacts.Supplier) => s_facts with { Supplier = null },
        nameof(ReceiptFacts.Date) => s_facts with { Date = null },
        nameof(ReceiptFacts.Total) => s_facts with { Total = null },
        _ => s_facts with { Rates = [] },
    };

    private static Receipt Bring()
    {
        var announced = new AnnouncedFile(Guid.CreateVersion7(), "hinges.jpg", 10, new string('a', FileHash.HexLength));
        var upload = ReceiptUpload.Announce(Guid.CreateVersion7(), s_owner, [announced], s_now).Value;
        return Receipt.Bring(upload, [ReceiptFile.Keep(upload, upload.Files[0], FileKind.Jpeg, 1, s_now, s_now)], sameAsId: null, s_told, s_now);
    }
}
