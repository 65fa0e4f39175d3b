using System.Globalization;
using PracticePortal.Features.HandOver.Vouchers;
using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.HandOver.Batches;

/// <summary>Whose books a batch is for; the organisation number is ten digits.</summary>
public sealed record BatchCustomer(string Name, string OrganisationNumber);

/// <summary>A receipt on its way to the books.</summary>
public sealed record BatchReceipt(Guid Id, string Supplier, ReceiptFigures Figures, Voucher Voucher, IReadOnlyList<BatchPicture> Pictures);

/// <summary>A receipt with the reference that its voucher's text and its pictures' names share.</summary>
public sealed record BatchEntry(string Reference, BatchReceipt Receipt)
{
    /// <summary>In the order of the pages: 12-001.pdf, or 12-001-1.jpg and 12-001-2.jpg.</summary>
    public IReadOnlyList<string> PictureNames => Receipt.Pictures is [var only]
        ? [$"{Reference}.{only.Extension}"]
        : [.. Receipt.Pictures.Select((picture, page) => string.Create(CultureInfo.InvariantCulture, $"{Reference}-{page + 1}.{picture.Extension}"))];
}

/// <summary>
/// What is handed over to one customer's books at once. It is made whole or not at all: every voucher balances and lies in the one financial year, and
/// no receipt stands in it twice. Whatever takes a batch, a file today and a program's own interface later, begins here.
/// </summary>
public sealed class HandOverBatch
{
    private HandOverBatch()
    {
    }

    /// <summary>Counts the customer's batches, from 1.</summary>
    public required int Number { get; init; }

    public required DateOnly MadeOn { get; init; }

    public required BatchCustomer Customer { get; init; }

    public required FinancialYear Year { get; init; }

    /// <summary>By the voucher's day, then by the receipt's id: in whichever order they were selected, the same receipts give the same batch.</summary>
    public required IReadOnlyList<BatchEntry> Entries { get; init; }

    public static Result<HandOverBatch> Gather(
        int number, DateOnly madeOn, BatchCustomer customer, FinancialYear year, IReadOnlyCollection<BatchReceipt> receipts)
    {
        if (receipts.Count == 0)
        {
            return HandOverErrors.BatchEmpty;
        }

        if (receipts.DistinctBy(receipt => receipt.Id).Count() < receipts.Count)
        {
            return HandOverErrors.BatchHoldsTwice;
        }

        foreach (var voucher in receipts.Select(receipt => receipt.Voucher))
        {
            var check = year.Contains(voucher.Date) ? voucher.Check() : HandOverErrors.OutsideYear(voucher.Date);
            if (!check.Succeeded)
            {
                return check.Error;
            }
        }

        return new HandOverBatch
        {
            Number = number,
            MadeOn = madeOn,
            Customer = customer,
            Year = year,
            Entries =
            [
                .. receipts.OrderBy(receipt => receipt.Voucher.Date).ThenBy(receipt => receipt.Id)
                    .Select((receipt, place) => new BatchEntry(string.Create(CultureInfo.InvariantCulture, $"{number}-{place + 1:000}"), receipt)),
            ],
        };
    }
}
