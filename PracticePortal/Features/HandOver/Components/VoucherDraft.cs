using PracticePortal.Features.HandOver.Vouchers;

namespace PracticePortal.Features.HandOver.Components;

/// <summary>A row of a voucher while it is typed.</summary>
internal sealed class DraftRow
{
    private readonly string _id = $"{Guid.NewGuid():N}"[..8];

    public string Account { get; set; } = "";

    public string Debit { get; set; } = "";

    public string Credit { get; set; } = "";

    /// <summary>Debit less credit, in öre; what cannot be read counts as nothing until it is saved.</summary>
    public long Amount => Of(Debit) - Of(Credit);

    public string IdOf(string field) => $"voucher-{field}-{_id}";

    public void Set(long amount) => (Debit, Credit) = (TypedAmount.Write(Math.Max(amount, 0)), TypedAmount.Write(Math.Max(-amount, 0)));

    private static long Of(string typed) => TypedAmount.Read(typed) is { Succeeded: true } read ? read.Value : 0;
}

/// <summary>A voucher while it is typed. Its difference is shown at each key; whether it holds is asked when it is saved.</summary>
internal sealed class VoucherDraft
{
    public string Text { get; set; } = "";

    public List<DraftRow> Rows { get; } = [];

    public long Difference => Rows.Sum(row => row.Amount);

    public TypedVoucher Typed => new(Text, [.. Rows.Select(row => new TypedRow(row.Account, row.Debit, row.Credit))]);

    private DraftRow? PaymentRow => Rows.LastOrDefault(row => Payment.IsAccount(row.Account.Trim()));

    public static VoucherDraft Of(Voucher voucher)
    {
        var draft = new VoucherDraft { Text = voucher.Text };
        foreach (var row in voucher.Rows)
        {
            var typed = new DraftRow { Account = row.Account };
            typed.Set(row.Amount);
            draft.Rows.Add(typed);
        }

        return draft;
    }

    public void BalanceIn(DraftRow row) => row.Set(row.Amount - Difference);

    /// <summary>How the payment's account says that it was paid; null for an account that says nothing. A card without an account of its own is the company account.</summary>
    public PaymentWay? WayIn(string organisationNumber) => PaymentRow?.Account.Trim() is { } account
        ? Enum.GetValues<PaymentWay>().Cast<PaymentWay?>().FirstOrDefault(way => Payment.Account(way!.Value, organisationNumber) == account)
        : null;

    /// <summary>Puts the payment on that account; one that is missing takes up the difference.</summary>
    public void PayBy(string account)
    {
        if (PaymentRow is { } row)
        {
            row.Account = account;
            return;
        }

        var payment = new DraftRow { Account = account };
        Rows.Add(payment);
        BalanceIn(payment);
    }
}
