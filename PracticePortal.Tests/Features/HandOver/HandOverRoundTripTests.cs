using System.IO.Compression;
using FsCheck.Xunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PracticePortal.Features.HandOver;
using PracticePortal.Features.HandOver.Batches;
using PracticePortal.Features.HandOver.Sie;
using PracticePortal.Features.HandOver.Vouchers;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Files;
using PracticePortal.Platform.Identity;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.HandOver;

/// <summary>
/// Any receipts go through the use case into the database, through the endpoint into a zip file, and are read back from there by a reader of the tests'
/// own: what a ledger would book is what stands on the receipts, to the öre, each with its picture.
/// </summary>
public sealed class HandOverRoundTripTests(RunningPortal running) : IClassFixture<RunningPortal>
{
    private readonly PortalApp _app = running.App;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Property(MaxTest = 12, Arbitrary = [typeof(MadeReceipts)])]
    public async Task AnyReceipts_AreReadBack_WithTheirPictures_ToTheOre(MadeReceipts.Ready[] ready)
    {
        var (organisation, visitor) = await OpenAsync();
        var made = ready.Append(new(GivenBatch.Pens().Figures, new("Pennor – 5 €"), new(PaymentWay.CompanyCard))).Select((one, place) => Make(organisation, one, place)).ToList();
        await _app.SaveAsync([.. made.Select(m => m.Receipt)]);
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

    [Fact]
    public async Task Archive_IsSentAsAFile_AndIsNotThereAfterTheBatchWasUndone()
    {
        var (organisation, visitor) = await OpenAsync();
        var (receipt, file) = Make(organisation, new(GivenBatch.Pens().Figures, new("Pennor"), new(PaymentWay.Cash)), 0);
        await _app.SaveAsync(receipt);
        await KeepAsync(receipt.Files[0].Key, file);
        var batch = (await HandOverAsync(visitor)).Value;

        using (var answer = await visitor.Client.GetAsync(new Uri(HandOverEndpoints.Archive(batch.BatchId), UriKind.Relative), Ct))
        {
            Assert.Equal(("application/zip", "attachment"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType));
            Assert.Equal("bageri-solrosen-ab-1.zip", answer.Content.Headers.ContentDisposition.FileNameStar ?? answer.Content.Headers.ContentDisposition.FileName);
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
            Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }

        Assert.True((await UseAsync<UndoBatch, Result>(visitor, undo => undo.ExecuteAsync(batch.BatchId, Ct))).Succeeded);
        using var gone = await visitor.Client.GetAsync(new Uri(HandOverEndpoints.Archive(batch.BatchId), UriKind.Relative), Ct);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal(1, await _app.ReadAsync(db => db.AuditEntries.CountAsync(e => e.What == "batch-downloaded" && e.OrganisationId == organisation.Id, Ct)));
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
        await _app.SaveAsync([.. made.Select(m => m.Receipt), foreign, old]);
        foreach (var (receipt, file) in made.Append((foreign, foreignFile)).Append((old, oldFile)))
        {
            await KeepAsync(receipt.Files[0].Key, file);
        }

        Assert.Equal(120, (await HandOverAsync(visitor)).Value.Count);
        using var zip = await DownloadAsync(visitor, HandOverEndpoints.ExportOf(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)));

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

        using var nothing = await DownloadAsync(stranger, HandOverEndpoints.ExportOf(new DateOnly(2027, 1, 1), new DateOnly(2027, 12, 31)));
        Assert.Equal(["kvitton.csv"], nothing.Entries.Select(e => e.FullName));
        using var backwards = await visitor.Client.GetAsync(new Uri(HandOverEndpoints.ExportOf(new DateOnly(2026, 2, 1), new DateOnly(2026, 1, 1)), UriKind.Relative), Ct);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, backwards.StatusCode);
        Assert.Equal(1, await _app.ReadAsync(db => db.AuditEntries.CountAsync(e => e.What == "receipts-exported" && e.OrganisationId == organisation.Id, Ct)));
    }

    private static (Receipt Receipt, GivenFile File) Make(Organisation organisation, MadeReceipts.Ready ready, int place)
    {
        var file = GivenFile.Png(name: $"{place}.png", seed: Random.Shared.Next());
        var facts = new ReceiptFacts
        {
            Supplier = ready.Supplier.Value,
            Date = ready.Figures.Date,
            Total = ready.Figures.Total,
            Rates = ready.Figures.Rates,
            Currency = ready.Figures.Currency,
            Payment = ready.Paid.Way switch
            {
                PaymentWay.Cash => ReceiptPayment.Cash,
                PaymentWay.Unpaid => ReceiptPayment.Invoice,
                PaymentWay.CompanyCard => ReceiptPayment.Card,
                _ => null,
            },
        };
        return (GivenHandOver.Ready(organisation.Id, facts, file), file);
    }

    private async Task<(Organisation Organisation, Visitor Visitor)> OpenAsync()
    {
        var person = await _app.HavePersonAsync(Given.Email(), "Owner, Solrosen");
        var organisation = Given.Organisation();
        var owner = Given.OrganisationUser(organisation, person);
        await _app.SaveAsync(organisation, owner, Given.Scanner(organisation));
        return (organisation, await _app.Visitor(Given.Network()).LogInAsync(person.Email!));
    }

    private Task<Result<HandedOver>> HandOverAsync(Visitor visitor) => UseAsync<HandOverReceipts, Result<HandedOver>>(
        visitor, handOver => handOver.ExecuteAsync(
            collaborationId: null, new HandOverOrder(BookkeepingProgram.BookkeepingAndInvoicing, new DateOnly(2026, 1, 1), Receipts: null), Ct));

    /// <summary>As whoever is logged in there.</summary>
    private async Task<TResult> UseAsync<TUseCase, TResult>(Visitor visitor, Func<TUseCase, Task<TResult>> use)
        where TUseCase : notnull
    {
        var person = await _app.PersonBehindAsync(visitor.WholeCookies.Select(cookie => cookie.Split(';')[0]));
        return await _app.UseAsync<IServiceProvider, TResult>(services =>
        {
            services.GetRequiredService<CurrentUser>().Use(person);
            return use(services.GetRequiredService<TUseCase>());
        });
    }

    private Task<bool> KeepAsync(FileKey key, GivenFile file) => _app.UseAsync<IFileStore, bool>(async store =>
    {
        using var content = new MemoryStream(file.Content);
        return await store.KeepAsync(key, content, new FileDigest(file.Content.Length, GivenFile.Hash(file.Content)), Ct);
    });

    private static async Task<ZipArchive> DownloadAsync(Visitor visitor, string address)
    {
        using var answer = await visitor.Client.GetAsync(new Uri(address, UriKind.Relative), Ct);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        return new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Ct)));
    }

    private static async Task<byte[]> BytesAsync(ZipArchiveEntry entry)
    {
        await using var content = await entry.OpenAsync(Ct);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, Ct);
        return bytes.ToArray();
    }
}
