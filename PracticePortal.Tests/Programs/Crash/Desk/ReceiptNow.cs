using System.Globalization;
using PracticePortal.Features.HandOver.Vouchers;
using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Programs.Crash.Desk;

/// <summary>A batch that stands.</summary>
internal sealed record BatchNow(Guid Id, int Number, bool IsTakenIn, IReadOnlyList<Guid> Receipts);

/// <summary>What a person would see on a receipt's page, read from outside the process.</summary>
internal sealed record ReceiptNow(Guid Id, ReceiptStatus Status, ReceiptFacts Facts, int? VoucherVersion, string VoucherFacts)
{
    /// <summary>Where it can be cut: a file and its page; null where it has one page only.</summary>
    public (Guid FileId, int Page)? Cut { get; init; }

    /// <summary>The receipt that was split off and not put back.</summary>
    public Guid? SplitOff { get; init; }

    /// <summary>It can be handed over.</summary>
    public bool CanGo => Status == ReceiptStatus.Ready && (VoucherVersion is null || VoucherFacts == FactsSeen);

    public string FactsSeen => ReceiptVoucher.FactsOf(Facts);
}

/// <summary>Reads rows of the portal's database with a connection of its own.</summary>
internal sealed class ReceiptReader(PortalDatabase database)
{
    /// <returns>Null when it is not there.</returns>
    public async Task<ReceiptNow?> ReadAsync(SentReceipt sent)
    {
        var rows = await database.RowsAsync($"""
            SELECT r."Status", r."Supplier", r."SupplierNumber", r."Date", r."Total", r."Rates", r."Currency", r."Payment", r."CardDigits", r."InvoiceNumber",
                r."PaymentReference", v."Version", v."Facts"
            FROM "Receipts" r LEFT JOIN "ReceiptVouchers" v ON v."Id" = r."Id" WHERE r."Id" = '{CaseReader.Sql(sent.Id)}'
            """);
        if (rows is not [var row])
        {
            return null;
        }

        var facts = new ReceiptFacts
        {
            Supplier = Text(row[1]),
            SupplierNumber = Text(row[2]),
            Date = row[3].Length == 0 ? null : DateOnly.ParseExact(row[3], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Total = row[4].Length == 0 ? null : long.Parse(row[4], CultureInfo.InvariantCulture),
            Rates = RateSum.Read(row[5]),
            Currency = Text(row[6]),
            Payment = row[7].Length == 0 ? null : Enum.Parse<ReceiptPayment>(row[7]),
            CardDigits = Text(row[8]),
            InvoiceNumber = Text(row[9]),
            PaymentReference = Text(row[10]),
        };
        var files = await database.RowsAsync(
            $"""SELECT "Id", "FirstPage", "LastPage" FROM "ReceiptFiles" WHERE "ReceiptId" = '{CaseReader.Sql(sent.Id)}' ORDER BY "Position" """);
        return new ReceiptNow(sent.Id, Enum.Parse<ReceiptStatus>(row[0]), facts, row[11].Length == 0 ? null : int.Parse(row[11], CultureInfo.InvariantCulture), row[12])
        {
            Cut = files switch
            {
                [[var id, "1", not "1"], ..] => (Guid.Parse(id), 2),
                [_, [var id, var page, _], ..] => (Guid.Parse(id), int.Parse(page, CultureInfo.InvariantCulture)),
                _ => null,
            },
            SplitOff = await SplitOffAsync(sent),
        };
    }

    /// <summary>Those of an organisation that stand.</summary>
    public async Task<IReadOnlyList<BatchNow>> BatchesAsync(Guid organisationId)
    {
        var rows = await database.RowsAsync($"""
            SELECT b."Id", b."Number", b."TakenInAt", e."ReceiptId" FROM "KeptBatches" b JOIN "KeptEntries" e ON e."BatchId" = b."Id"
            WHERE b."OrganisationId" = '{CaseReader.Sql(organisationId)}' AND b."UndoneAt" IS NULL ORDER BY b."Number"
            """);
        return [.. rows.GroupBy(row => row[0]).Select(batch => new BatchNow(
            Guid.Parse(batch.Key), int.Parse(batch.First()[1], CultureInfo.InvariantCulture), batch.First()[2].Length > 0, [.. batch.Select(row => Guid.Parse(row[3]))]))];
    }

    private async Task<Guid?> SplitOffAsync(SentReceipt sent)
    {
        var ids = string.Join(", ", sent.Files.Select(f => $"'{CaseReader.Sql(f.Id)}'"));
        var other = await database.ReadAsync(
            $"""SELECT "ReceiptId" FROM "ReceiptFiles" WHERE ("Id" IN ({ids}) OR "OriginalId" IN ({ids})) AND "ReceiptId" <> '{CaseReader.Sql(sent.Id)}'""");
        return other.Length == 0 ? null : Guid.Parse(other);
    }

    private static string? Text(string value) => value.Length == 0 ? null : value;
}
