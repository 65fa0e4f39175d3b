using PracticePortal.Features.HandOver.Accounts;
using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.HandOver.Vouchers;

/// <summary>An amount on an account, in öre: debit is positive, credit negative.</summary>
public sealed record VoucherRow(string Account, long Amount);

/// <summary>
/// What will stand in the books for one receipt. It may be edited into anything; <see cref="Check"/> says whether it can be handed over, and the
/// difference by how much it is off.
/// </summary>
public sealed record Voucher(DateOnly Date, string Text, IReadOnlyList<VoucherRow> Rows)
{
    public const int TextMaxLength = 200;

    /// <summary>Debit less credit, in öre: zero in a voucher that balances.</summary>
    public long Difference => Rows.Sum(row => row.Amount);

    public Voucher With(VoucherRow row) => this with { Rows = [.. Rows, row] };

    public Voucher With(int place, VoucherRow row) => this with { Rows = [.. Rows.Take(place), row, .. Rows.Skip(place + 1)] };

    public Voucher Without(int place) => this with { Rows = [.. Rows.Take(place), .. Rows.Skip(place + 1)] };

    /// <summary>The row takes up the difference, so that the voucher balances.</summary>
    public Voucher BalancedBy(int place) => With(place, Rows[place] with { Amount = Rows[place].Amount - Difference });

    /// <summary>Whether it can be handed over: a text, at least two rows, usable accounts, an amount in each, and balance to the öre.</summary>
    public Result Check()
    {
        var text = PlainText.Line(Text, nameof(Text), TextMaxLength);
        if (!text.Succeeded)
        {
            return text.Error;
        }

        if (Rows.Count < 2)
        {
            return HandOverErrors.TooFewRows;
        }

        foreach (var row in Rows)
        {
            if (!BasAccount.IsUsable(row.Account))
            {
                return HandOverErrors.AccountNotUsable(row.Account);
            }

            if (row.Amount == 0 || !Money.IsWithin(row.Amount))
            {
                return HandOverErrors.RowWithoutAmount;
            }
        }

        return Difference == 0 ? Result.Ok : HandOverErrors.NotBalanced(Difference);
    }
}
