using PracticePortal.Features.HandOver.Vouchers;
using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.HandOver.Batches;

/// <summary>A receipt in a batch, with the voucher as it was handed over. Never changed, apart from the batch being undone.</summary>
public sealed class KeptEntry : IOrganisationOwned
{
    public const int ReferenceMaxLength = 20;

    private KeptEntry()
    {
    }

    public Guid Id { get; private init; }

    public Guid OrganisationId { get; private init; }

    public Guid BatchId { get; private init; }

    public Guid ReceiptId { get; private init; }

    /// <summary>Batch and place, such as 12-001: it stands in the voucher's text and in the pictures' names.</summary>
    public string Reference { get; private init; } = "";

    public string Supplier { get; private init; } = "";

    public DateOnly Date { get; private init; }

    /// <summary>In öre.</summary>
    public long Total { get; private init; }

    public IReadOnlyList<RateSum> Rates { get; private init; } = [];

    public string Text { get; private init; } = "";

    public IReadOnlyList<VoucherRow> Rows { get; private init; } = [];

    /// <summary>The receipt stood in a batch before, and whoever made this one knew it.</summary>
    public bool IsAgain { get; private init; }

    /// <summary>Its batch was undone.</summary>
    public bool IsUndone { get; private set; }

    internal static KeptEntry Keep(KeptBatch batch, BatchEntry entry) => new()
    {
        Id = Guid.CreateVersion7(),
        OrganisationId = batch.OrganisationId,
        BatchId = batch.Id,
        ReceiptId = entry.Receipt.Id,
        Reference = entry.Reference,
        Supplier = entry.Receipt.Supplier,
        Date = entry.Receipt.Voucher.Date,
        Total = entry.Receipt.Figures.Total,
        Rates = entry.Receipt.Figures.Rates,
        Text = entry.Receipt.Voucher.Text,
        Rows = entry.Receipt.Voucher.Rows,
        IsAgain = batch.AgainOf is not null,
    };

    internal BatchReceipt ToReceipt(IReadOnlyList<BatchPicture> pictures) =>
        new(ReceiptId, Supplier, new ReceiptFigures(Date, Total, Rates), new Voucher(Date, Text, Rows), pictures);

    internal void Undo() => IsUndone = true;
}
