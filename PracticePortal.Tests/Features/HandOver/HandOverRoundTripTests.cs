using FsCheck.Xunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PracticePortal.Features.HandOver;
using PracticePortal.Features.HandOver.Sie;
using PracticePortal.Features.HandOver.Vouchers;
using PracticePortal.Platform.Domain;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.HandOver;

/// <summary>
/// Any receipts go through the use case into the database, through the endpoint into a zip file, and are read back from there by a reader of the tests'
/// own: what a ledger would book is what stands on the receipts, to the öre, each with its picture.
/// </summary>
public sealed class HandOverRoundTripTests(RunningPortal running) : ArchiveTest(running), IClassFixture<RunningPortal>
{
    [Property(MaxTest = 12, Arbitrary = [typeof(MadeReceipts)])]
    public async Task AnyReceipts_AreReadBack_WithTheirPictures_ToTheOre(MadeReceipts.Ready[] ready)
    {
        var (organisation, visitor) = await OpenAsync();
        var made = ready.Append(new(GivenBatch.Pens().Figures, new("Pennor – 5 €"), new(PaymentWay.CompanyCard))).Select((one, place) => Make(organisation, one, place)).ToList();
        await App.SaveAsync([.. made.Select(m => m.Receipt)]);
        foreach (var (receipt, file) in made)
        {
            await KeepAsync(receipt.Files[0].Key, file);
        }

        var handedOver = await HandOverAsync(visitor);
        Assert.Equal(made.Count, handedOver.Value.Count);
        using var zip = await DownloadAsync(visitor, HandOverEndpoints.Archive(handedOver.Value.BatchId));
        var sie = SieReader.Read(await BytesAsync(zip.Entries.Single(e => e.Name.EndsWith(".si", StringComparison.Ordinal))));

        Assert.Equal(OrganisationNumber.Full(organisation.OrganisationNumber), sie.One("#ORGNR").Fields.Single());
        Assert.Equal(made.Count, sie.Vouchers.Count);
        var byHash = made.ToDictionary(m => m.File.Announced.Sha256!, m => m.Receipt);
        List<Guid> seen = [];
        foreach (var voucher in sie.Vouchers)
        {
            var reference = voucher.Text.Split(' ')[0];
            var receipt = byHash[GivenFile.Hash(await BytesAsync(zip.GetEntry($"{reference}.png")!))];
            seen.Add(receipt.Id);
            Assert.Equal(receipt.Date, voucher.Date);
            Assert.Equal(Pc8.Transliterate($"{reference} {PlainText.Clean(receipt.Supplier)}"), voucher.Text);
            Assert.Equal(-receipt.Total, voucher.Transactions[^1].Ore);
            Assert.Equal(receipt.Rates.Sum(rate => rate.Vat), voucher.Transactions.Where(row => row.Account == "2641").Sum(row => row.Ore));
        }

        Assert.Equal(made.Count, seen.Distinct().Count());
    }

    /// <summary>In Swedish, so that a list of a spreadsheet says it as the books do; from a period, and of nobody else.</summary>
    [Fact]
    public async Task Export_HoldsFilesFactsAndBooks_OfOnesOwnOrganisationOnly()
    {
        var (organisation, visitor) = await OpenAsync();
        var (strangers, stranger) = await OpenAsync();
        var made = Enumerable.Range(0, 120).Select(place => Make(organisation, new(GivenBatch.Pens().Figures, new($"Järnboden {place}"), new(PaymentWay.Cash)), place)).ToList();
        var (foreign, foreignFile) = Make(strangers, new(GivenBatch.Pens().Figures, new("Främmande"), new(PaymentWay.Cash)), 500);
        var (old, oldFile) = Make(organisation, new(GivenBatch.Pens().Figures with { Date = new DateOnly(2024, 12, 31) }, new("Gammal"), new(PaymentWay.Cash)), 501);
        await App.SaveAsync([.. made.Select(m => m.Receipt), foreign, old]);
        foreach (var (receipt, file) in made.Append((foreign, foreignFile)).Append((old, oldFile)))
        {
            await KeepAsync(receipt.Files[0].Key, file);
        }

        Assert.Equal(120, (await HandOverAsync(visitor)).Value.Count);
        using var zip = await DownloadAsync(visitor, HandOverEndpoints.Export, OfTheYear);

        var hashes = new List<string>();
        foreach (var entry in zip.Entries.Where(e => e.FullName.StartsWith("kvitton/", StringComparison.Ordinal)))
        {
            hashes.Add(GivenFile.Hash(await BytesAsync(entry)));
        }

        Assert.Equal(made.Select(m => m.File.Announced.Sha256!).Order(), hashes.Order());
        var list = System.Text.Encoding.UTF8.GetString(await BytesAsync(zip.GetEntry("kvitton.csv")!)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(121, list.Length);
        Assert.Contains(list, row => row.Contains("Järnboden 7;", StringComparison.Ordinal) && row.Contains(";125,00;SEK;25 %: 25,00;Kontanter;", StringComparison.Ordinal)
            && row.Contains(";2033-12-31;", StringComparison.Ordinal));
        Assert.Equal(120, SieReader.Read(await BytesAsync(zip.GetEntry("sie/bageri-solrosen-ab-1.si")!)).Vouchers.Count);

        using var nothing = await DownloadAsync(stranger, HandOverEndpoints.Export, ("from", "2027-01-01"), ("until", "2027-12-31"));
        Assert.Equal(["kvitton.csv"], nothing.Entries.Select(e => e.FullName));
        using var backwards = await PostAsync(visitor, HandOverEndpoints.Export, ("from", "2026-02-01"), ("until", "2026-01-01"));
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, backwards.StatusCode);
        Assert.Equal(1, await CountAsync("receipts-exported", organisation));
    }
}
