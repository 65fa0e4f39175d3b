using System.IO.Compression;
using System.Text;
using CsvHelper;
using PracticePortal.Features.HandOver.Batches;
using PracticePortal.Features.HandOver.Vouchers;
using PracticePortal.Features.Scanner.Amounts;

namespace PracticePortal.Tests.Features.HandOver;

public sealed class BatchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Batch_OfWhatCannotBeBooked_IsNotMade()
    {
        var pens = GivenBatch.Pens();
        var off = pens with { Voucher = pens.Voucher.With(new VoucherRow("6990", 1)) };
        var lastYear = pens with { Voucher = pens.Voucher with { Date = new DateOnly(2025, 12, 31) } };

        Assert.Equal("batch-empty", Refusal());
        Assert.Equal("batch-holds-twice", Refusal(pens, pens));
        Assert.Equal("voucher-not-balanced", Refusal(off));
        Assert.Equal("batch-outside-year", Refusal(lastYear));
    }

    [Fact]
    public async Task Archive_HoldsThePicturesByVoucher_TheList_AndTheSieFileLast()
    {
        var batch = GivenBatch.Of(
            GivenBatch.Pens(2, GivenBatch.Picture("pdf", 1, 2, 3)),
            GivenBatch.Pens(1, GivenBatch.Picture("jpg", 4), GivenBatch.Picture("jpg", 5)),
            GivenBatch.Pens(3));

        using var zip = new ZipArchive(new MemoryStream(await ArchiveAsync(batch)));

        Assert.Equal(
            ["12-001-1.jpg", "12-001-2.jpg", "12-002.pdf", "exempelbolaget-ab-12.csv", "exempelbolaget-ab-12.si"],
            zip.Entries.Select(entry => entry.FullName));
        Assert.All(zip.Entries, entry => Assert.Equal(GivenBatch.MadeOn.ToDateTime(TimeOnly.MinValue), entry.LastWriteTime.DateTime));
        Assert.Equal("010203", Convert.ToHexString(Content(zip, "12-002.pdf")));
        Assert.Equal(3, SieReader.Read(Content(zip, "exempelbolaget-ab-12.si")).Vouchers.Count);
    }

    [Fact]
    public async Task SameReceipts_InWhicheverOrder_GiveTheSameBytes()
    {
        byte[] large = [.. Enumerable.Repeat((byte)7, 100_000)];
        BatchReceipt[] receipts = [GivenBatch.Pens(1, GivenBatch.Picture("jpg", large)), GivenBatch.Pens(2), GivenBatch.Pens(3)];

        var first = await ArchiveAsync(GivenBatch.Of(receipts));

        Assert.Equal(first, await ArchiveAsync(GivenBatch.Of([.. Enumerable.Reverse(receipts)])));
    }

    /// <summary>A response cannot be sought in, and refuses to be written to in a way that holds up its thread.</summary>
    [Fact]
    public async Task Archive_IsStreamedToAResponse_WithOnePictureOpenAtATime()
    {
        var open = 0;
        BatchPicture Counted(byte content) => new("jpg", _ =>
        {
            Assert.Equal(1, ++open);
            return ValueTask.FromResult<Stream?>(new ClosingStream(() => open--, content));
        });
        var batch = GivenBatch.Of(GivenBatch.Pens(1, Counted(4), Counted(5)), GivenBatch.Pens(2, Counted(6)));
        using var sent = new MemoryStream();

        await BatchArchive.WriteAsync(batch, new ResponseStream(sent), GivenBatch.Always, Token);

        using var zip = new ZipArchive(sent);
        Assert.Equal("05", Convert.ToHexString(Content(zip, "12-001-2.jpg")));
        Assert.Equal(2, SieReader.Read(Content(zip, "exempelbolaget-ab-12.si")).Vouchers.Count);
        Assert.Equal(0, open);
    }

    /// <summary>Nobody can take half of a batch into the books.</summary>
    [Fact]
    public async Task Archive_ThatBreaksOffInAPicture_CannotBeOpened()
    {
        var broken = new BatchPicture("jpg", _ => throw new IOException("The disk is gone."));
        using var output = new MemoryStream();

        await Assert.ThrowsAsync<IOException>(() => BatchArchive.WriteAsync(GivenBatch.Of(GivenBatch.Pens(1, broken)), output, GivenBatch.Always, Token));

        Assert.Throws<InvalidDataException>(() => new ZipArchive(output));
    }

    /// <summary>Asked before each file, and so before the books' one, too.</summary>
    [Fact]
    public async Task Archive_OfABatchThatIsUndoneWhileItIsSent_HasNoSieFile_AndCannotBeOpened()
    {
        var stands = true;
        var last = new BatchPicture("jpg", _ => ValueTask.FromResult<Stream?>(new ClosingStream(() => stands = false, 1)));
        using var output = new MemoryStream();

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => BatchArchive.WriteAsync(GivenBatch.Of(GivenBatch.Pens(1, last)), output, _ => Task.FromResult(stands), Token));

        Assert.DoesNotContain("#VER", Encoding.Latin1.GetString(output.ToArray()), StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => new ZipArchive(output));
    }

    [Fact]
    public async Task Archive_NamesAMissingOriginal_AndHoldsTheOthersAndTheBooks()
    {
        var batch = GivenBatch.Of(GivenBatch.Pens(1, GivenBatch.MissingPicture(), GivenBatch.Picture("jpg", 5)), GivenBatch.Pens(2, GivenBatch.Picture("png", 6)));

        using var zip = new ZipArchive(new MemoryStream(await ArchiveAsync(batch)));

        Assert.Equal(
            ["12-001-2.jpg", "12-002.png", "exempelbolaget-ab-12.csv", "exempelbolaget-ab-12-saknas.txt", "exempelbolaget-ab-12.si"],
            zip.Entries.Select(entry => entry.FullName));
        Assert.Contains(";12-001-1.jpg (saknas) 12-001-2.jpg;", Encoding.UTF8.GetString(Content(zip, "exempelbolaget-ab-12.csv")), StringComparison.Ordinal);
        Assert.EndsWith("\r\n12-001-1.jpg\r\n", Encoding.UTF8.GetString(Content(zip, "exempelbolaget-ab-12-saknas.txt")), StringComparison.Ordinal);
        Assert.Equal(2, SieReader.Read(Content(zip, "exempelbolaget-ab-12.si")).Vouchers.Count);
    }

    [Fact]
    public async Task Index_IsASwedishSpreadsheet_InWhichNoTextIsAFormula()
    {
        var figures = new ReceiptFigures(new DateOnly(2026, 9, 13), -1250_50, [RateSum.OfGross(12, -1250_50)]);
        var formula = GivenBatch.Receipt(1, "=HYPERLINK(\"x\";\"y\")", figures, PaymentWay.CompanyCard, GivenBatch.Picture("png", 1));
        var evil = (string[])["+46", "-1+1", "@SUM(1)", "\tx", "Järn; \"boden\""];
        var others = evil.Select((supplier, place) => GivenBatch.Pens(place + 2) with { Supplier = supplier });

        using var file = new MemoryStream();
        await BatchIndex.WriteAsync(GivenBatch.Of([formula, .. others]), name => name, file, Token);

        var lines = Encoding.UTF8.GetString(file.ToArray()).Split("\r\n");
        Assert.Equal("\uFEFFReferens;Datum;Leverantör;Kvittots belopp;Kvittots moms;Konton;Bilder;Text", lines[0]);
        Assert.Equal(
            "12-001;2026-09-13;\"'=HYPERLINK(\"\"x\"\";\"\"y\"\")\";-1250,50;-133,98;6110 2641 1930;12-001.png;\"'=HYPERLINK(\"\"x\"\";\"\"y\"\")\"", lines[1]);
        Assert.Equal(["'+46", "'-1+1", "'@SUM(1)", "'\tx", "Järn; \"boden\""], Suppliers(file.ToArray()));
    }

    [Theory]
    [InlineData("Åsas Café & Söner AB", "asas-cafe-soner-ab-12.zip")]
    [InlineData("../../etc/passwd", "etc-passwd-12.zip")]
    [InlineData("CON", "con-12.zip")]
    [InlineData("\uE000 / .", "batch-12.zip")]
    [InlineData("En väldigt lång firma som aldrig någonsin tar slut AB", "en-valdigt-lang-firma-som-aldrig-nagonsi-12.zip")]
    public void FileName_IsPlain_WhateverTheCompanyIsCalled(string company, string expected) =>
        Assert.Equal(expected, BatchFileNames.Zip(GivenBatch.Of(company, [GivenBatch.Pens()])));

    [Theory]
    [InlineData("")]
    [InlineData("../x")]
    [InlineData("jpg.exe")]
    public void Picture_HasAPlainExtension(string extension) => Assert.Throws<ArgumentException>(() => GivenBatch.Picture(extension));

    private static string? Refusal(params BatchReceipt[] receipts) =>
        HandOverBatch.Gather(1, GivenBatch.MadeOn, new("Exempelbolaget AB", GivenBatch.OrganisationNumber), GivenBatch.Year, receipts).Error?.Code;

    private static async Task<byte[]> ArchiveAsync(HandOverBatch batch)
    {
        using var output = new MemoryStream();
        await BatchArchive.WriteAsync(batch, output, GivenBatch.Always, Token);
        return output.ToArray();
    }

    private static byte[] Content(ZipArchive zip, string name)
    {
        using var content = new MemoryStream();
        using var entry = zip.GetEntry(name)!.Open();
        entry.CopyTo(content);
        return content.ToArray();
    }

    private static List<string> Suppliers(byte[] file)
    {
        using var csv = CsvReader.Create(new MemoryStream(file), new CsvReaderOptions { Separator = ';' });
        var suppliers = new List<string>();
        while (csv.Read())
        {
            suppliers.Add(csv.GetString(2));
        }

        return suppliers[1..];
    }
}
