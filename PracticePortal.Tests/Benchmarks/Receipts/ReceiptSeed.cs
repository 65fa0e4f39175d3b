using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Benchmarks.Lists;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Receipts;

/// <summary>
/// Gives organisations many receipts, as rows: of every status, one after the other through the years, each with a score of words to search in. Their files
/// are kept nowhere.
/// </summary>
internal sealed class ReceiptSeed(AppDbContext db)
{
    private const int AtOnce = 5_000;
    private const int MinutesBetween = 400;

    private const int Suppliers = 50;
    private const string Goods = "kvitto mjolk brod kaffe ost smor notter papper skruv farg tejp summa moms totalt kort tack";

    private static readonly ReceiptStatus[] s_statuses = Enum.GetValues<ReceiptStatus>();

    private readonly BulkWriter _writer = new(db);

    /// <summary>A word of a supplier from whom each fiftieth receipt came.</summary>
    public static string SupplierOf(int index) => $"leverantor{index % Suppliers}";

    /// <summary>A word that one receipt of an organisation has.</summary>
    public static string NumberOf(int index) => $"nr{index:D6}";

    /// <summary>A word that all receipts have.</summary>
    public static string OnAll => "kvitto";

    public async Task WriteAsync(FilledScanner scanner, int receipts, CancellationToken ct)
    {
        foreach (var some in Enumerable.Range(0, receipts).Chunk(AtOnce))
        {
            var rows = some.Select(index => Make(scanner, index)).ToList();
            await _writer.WriteAsync(rows, ct);
            await _writer.WriteAsync([.. rows.SelectMany(r => r.Files)], ct);
        }
    }

    /// <summary>Where it stands and when it came are set past its verbs: what is measured asks for nothing else.</summary>
    private Receipt Make(FilledScanner scanner, int index)
    {
        var receipt = GivenFile.Png(seed: index).Receipt(scanner.Organisation.Id, scanner.Owner.UserId!.Value, scanner.Owner.Name);
        var row = db.Entry(receipt);
        row.Property(r => r.Status).CurrentValue = s_statuses[index % s_statuses.Length];
        row.Property(r => r.ReceivedAt).CurrentValue = Given.Now.AddMinutes(-MinutesBetween * index);
        row.Property(r => r.Date).CurrentValue = DateOnly.FromDateTime(Given.Now.AddMinutes(-MinutesBetween * index));
        row.Property(r => r.SearchText).CurrentValue = $"{SupplierOf(index)} {NumberOf(index)} {Goods}";
        return receipt;
    }
}
