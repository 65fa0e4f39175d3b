using FsCheck.Xunit;
using PracticePortal.Features.HandOver.Batches;
using PracticePortal.Features.HandOver.Sie;
using PracticePortal.Features.HandOver.Vouchers;

namespace PracticePortal.Tests.Features.HandOver;

public sealed class SieWriterTests
{
    /// <summary>Byte for byte, so that a change of the file is never an accident.</summary>
    [Fact]
    public async Task OneReceipt_IsThisFile()
    {
        const string expected = """
            #FLAGGA 0
            #PROGRAM "PracticePortal" "1.0.0"
            #FORMAT PC8
            #GEN 20260915
            #SIETYP 4
            #ORGNR 559999-0008
            #FNAMN "Exempelbolaget AB"
            #RAR 0 20260101 20261231
            #KPTYP EUBAS97
            #KONTO 1930 "Företagskonto"
            #KONTO 2641 "Debiterad ingående moms"
            #KONTO 6110 "Kontorsmateriel"
            #VER "" "" 20260914 "12-001 Kvitto pennor" 20260915
            {
            #TRANS 6110 {} 100.00
            #TRANS 2641 {} 25.00
            #TRANS 1930 {} -125.00
            }

            """;

        var file = await FileAsync(GivenBatch.Of(GivenBatch.Pens()));

        Assert.Equal(expected.ReplaceLineEndings("\r\n"), Pc8.Encoding.GetString(file));
    }

    [Property(Arbitrary = [typeof(MadeReceipts)])]
    public async Task AnyReceipts_AreReadBack_ToTheOre(MadeReceipts.Ready[] ready, MadeReceipts.AnyText company)
    {
        var receipts = ready.Append(new(GivenBatch.Pens().Figures, new("Pennor"), new(PaymentWay.Unpaid)))
            .Select((receipt, place) => GivenBatch.Receipt(place, receipt.Supplier.Value, receipt.Figures, receipt.Paid.Way)).ToList();
        var batch = GivenBatch.Of(company.Value, receipts);

        var read = SieReader.Read(await FileAsync(batch));

        Assert.Equal(Pc8.Transliterate(company.Value), read.One("#FNAMN").Fields.Single());
        Assert.Equal(batch.Entries.Count, read.Vouchers.Count);
        Assert.All(batch.Entries.Zip(read.Vouchers), pair =>
        {
            var (entry, voucher) = pair;
            Assert.Equal(("", "", entry.Receipt.Voucher.Date), (voucher.Series, voucher.Number, voucher.Date));
            Assert.Equal(Pc8.Transliterate($"{entry.Reference} {entry.Receipt.Voucher.Text}"), voucher.Text);
            Assert.Equal(entry.Receipt.Voucher.Rows.Select(row => (row.Account, row.Amount)), voucher.Transactions.Select(row => (row.Account, row.Ore)));
        });
        Assert.Equal(
            read.Vouchers.SelectMany(voucher => voucher.Transactions).Select(row => row.Account).Distinct().Order(StringComparer.Ordinal),
            read.Accounts.Keys);
    }

    [Fact]
    public async Task BrokenYear_AndAnAccountOfTheAgencysOwn_AreTaken()
    {
        var receipt = GivenBatch.Pens();
        var voucher = receipt.Voucher.With(0, receipt.Voucher.Rows[0] with { Account = "6111" });
        var year = PracticePortal.Features.HandOver.FinancialYear.Containing(voucher.Date, firstMonth: 5);
        var batch = HandOverBatch.Gather(1, GivenBatch.MadeOn, new("Ek & Söner", "6408233234"), year, [receipt with { Voucher = voucher }]).Value;

        var read = SieReader.Read(await FileAsync(batch));

        Assert.Equal(["0", "20260501", "20270430"], read.One("#RAR").Fields);
        Assert.Equal(["640823-3234"], read.One("#ORGNR").Fields);
        Assert.Equal(["1930", "2641"], read.Accounts.Keys); // only the customer's books know the own account's name
    }

    /// <summary>The reader itself: it would tell.</summary>
    [Theory]
    [InlineData("{} -125.00", "{} -124.99")]
    [InlineData("#SIETYP 4\r\n", "")]
    [InlineData("#KPTYP", "#IB")]
    [InlineData("20260914 ", "20270101 ")]
    [InlineData("pennor\"", "pennor\\\"")]
    [InlineData("}\r\n", "")]
    [InlineData("100.00", "100,00")]
    [InlineData("Kvitto", "Kvitto\t")]
    public async Task Reader_RefusesABrokenFile(string right, string wrong)
    {
        var text = Pc8.Encoding.GetString(await FileAsync(GivenBatch.Of(GivenBatch.Pens())));
        Assert.Contains(right, text, StringComparison.Ordinal);

        Assert.Throws<FormatException>(() => SieReader.Read(Pc8.Encoding.GetBytes(text.Replace(right, wrong, StringComparison.Ordinal))));
    }

    private static async Task<byte[]> FileAsync(HandOverBatch batch)
    {
        using var file = new MemoryStream();
        await SieWriter.WriteAsync(batch, file, TestContext.Current.CancellationToken);
        return file.ToArray();
    }
}
