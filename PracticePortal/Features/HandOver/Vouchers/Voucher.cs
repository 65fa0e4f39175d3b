using System.Globalization;
using PracticePortal.Features.HandOver.Accounts;
using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.HandOver.Vouchers;

/// <summary>An amount on an account, in öre: debit is positive, credit negative.</summary>
public sealed record VoucherRow(string Account, long Amount)
{
    /// <summary>As rows are kept, such as <c>6110:10000;2641:2500;1930:-12500</c>.</summary>
    public static string Write(IEnumerable<VoucherRow> rows) =>
        string.Join(';', rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Account}:{row.Amount}")));

    /// <summary>What <see cref="Write"/> wrote.</summary>
    public static IReadOnlyList<VoucherRow> Read(string kept) =>
    [
        .. kept.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(':'))
            .Select(parts => new VoucherRow(parts[0], long.Parse(parts[1], CultureInfo.InvariantCulture))),
    ];
}

/// <summary>
/// What will stand in the books for one receipt. It may be edited into anything; <see cref="Check"/> says whether it can be handed over, and the
/// difference by how much it is off.
/// </summary>
public sealed record Voucher(DateOnly Date, string Text, IReadOnlyList<VoucherRow> Rows)
{
    public const int TextMaxLength = 200;
    public const int MostRows = 30;

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

        if (Rows.Count > MostRows)
        {
            return HandOverErrors.TooManyRows;
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
