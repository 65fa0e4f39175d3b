using FsCheck.Xunit;
using PracticePortal.Features.HandOver.Vouchers;
using PracticePortal.Features.Scanner.Amounts;

namespace PracticePortal.Tests.Features.HandOver;

public sealed class VoucherTests
{
    private const string LimitedCompany = "5599990008";
    private const string SoleTrader = "6408233234";
    private const string Partnership = "9700000012";

    private static readonly DateOnly s_day = new(2026, 9, 14);

    [Fact]
    public void CardReceipt_OfOneRate_IsExpenseVatAndPayment()
    {
        var voucher = Proposal(new(s_day, 125_00, [RateSum.OfGross(25, 125_00)])).Propose().Value;

        Assert.Equal((s_day, "Pennboden AB"), (voucher.Date, voucher.Text));
        Assert.Equal([new("6110", 100_00), new("2641", 25_00), new("1930", -125_00)], voucher.Rows);
    }

    [Fact]
    public void CashReceipt_OfTwoRates_HasARowForEach_AndTheRounding()
    {
        var figures = new ReceiptFigures(s_day, 200_00, [RateSum.OfGross(6, 100_00), RateSum.OfGross(25, 99_60)]);
        var proposal = Proposal(figures) with
        {
            ExpenseAccounts = new Dictionary<int, string> { [6] = "7631" },
            InvoiceNumber = "77",
            PaymentAccount = Payment.Account(PaymentWay.Cash, LimitedCompany),
        };

        var voucher = proposal.Propose().Value;

        Assert.Equal("Pennboden AB faktura 77", voucher.Text);
        Assert.Equal([new("6110", 79_68), new("7631", 94_34), new("2641", 25_58), new("3740", 40), new("1910", -200_00)], voucher.Rows);
    }

    [Fact]
    public void MoneyGivenBack_StandsTheOtherWayRound()
    {
        var voucher = Proposal(new(s_day, -125_00, [RateSum.OfGross(25, -125_00)])).Propose().Value;

        Assert.Equal([new("6110", -100_00), new("2641", -25_00), new("1930", 125_00)], voucher.Rows);
    }

    [Theory]
    [InlineData(PaymentWay.CompanyAccount, LimitedCompany, "1930")]
    [InlineData(PaymentWay.CompanyCard, LimitedCompany, "1930")]
    [InlineData(PaymentWay.Cash, LimitedCompany, "1910")]
    [InlineData(PaymentWay.OwnersOutlay, LimitedCompany, "2893")]
    [InlineData(PaymentWay.OwnersOutlay, SoleTrader, "2018")]
    [InlineData(PaymentWay.OwnersOutlay, Partnership, "2890")]
    [InlineData(PaymentWay.EmployeesOutlay, LimitedCompany, "2890")]
    [InlineData(PaymentWay.EmployeesOutlay, SoleTrader, "2890")]
    [InlineData(PaymentWay.Unpaid, LimitedCompany, "2440")]
    public void Payment_StandsByItsWay_AndTheFormOfTheCompany(PaymentWay way, string number, string account) =>
        Assert.Equal(account, Payment.Account(way, number));

    [Fact]
    public void Card_MayHaveAnAccountOfItsOwn() => Assert.Equal("2899", Payment.Account(PaymentWay.CompanyCard, LimitedCompany, "2899"));

    [Property(Arbitrary = [typeof(MadeReceipts)])]
    public void Proposal_AlwaysBalances(ReceiptFigures figures, MadeReceipts.Line supplier, MadeReceipts.Paid paid)
    {
        var proposal = Proposal(figures) with { Supplier = supplier.Value, PaymentAccount = Payment.Account(paid.Way, SoleTrader) };

        var voucher = proposal.Propose().Value;

        Assert.Equal(0, voucher.Difference);
        Assert.Equal(-figures.Total, voucher.Rows[^1].Amount);
        Assert.Equal(figures.Vat, voucher.Rows.Where(row => row.Account == "2641").Sum(row => row.Amount));
        Assert.True(voucher.Check().Succeeded);
    }

    [Property(Arbitrary = [typeof(MadeReceipts)])]
    public void Edited_ItSaysByHowMuchItIsOff_AndAnyRowCanTakeThatUp(ReceiptFigures figures, MadeReceipts.Amount more)
    {
        var voucher = Proposal(figures).Propose().Value;
        var edited = voucher.With(new("6990", more.Ore));

        Assert.Equal(more.Ore, edited.Difference);
        Assert.Equal(more.Ore == 0 ? "voucher-row-without-amount" : "voucher-not-balanced", edited.Check().Error?.Code);
        Assert.All(Enumerable.Range(0, edited.Rows.Count), place => Assert.Equal(0, edited.BalancedBy(place).Difference));
        Assert.Equal(voucher.Rows, edited.Without(edited.Rows.Count - 1).Rows);
    }

    [Fact]
    public void Refusal_NamesWhatIsOff()
    {
        var voucher = Proposal(new(s_day, 125_00, [RateSum.OfGross(25, 125_00)])).Propose().Value;

        var error = voucher.With(0, new("6110", 100_50)).Check().Error;

        Assert.Equal(("voucher-not-balanced", Money.Shown(50)), (error?.Code, error?.Details.Single()));
        Assert.Equal("voucher-account-not-usable", voucher.With(0, new("9110", 100_00)).Check().Error?.Code);
        Assert.Equal("voucher-too-few-rows", (voucher with { Rows = [new("6110", 0)] }).Check().Error?.Code);
        Assert.Equal("required", (voucher with { Text = " " }).Check().Error?.Code);
        Assert.Equal("not-readable", (voucher with { Text = "two\nlines" }).Check().Error?.Code);
        Assert.Equal("too-long", (voucher with { Text = new string('x', 201) }).Check().Error?.Code);
    }

    [Fact]
    public void Figures_ThatDoNotAddUp_GiveNoVoucher() =>
        Assert.Equal("total-does-not-add-up", Proposal(new(s_day, 126_01, [RateSum.OfGross(25, 125_00)])).Propose().Error?.Code);

    private static VoucherProposal Proposal(ReceiptFigures figures) => new()
    {
        Figures = figures,
        Supplier = " Pennboden AB",
        ExpenseAccount = "6110",
        PaymentAccount = Payment.Account(PaymentWay.CompanyCard, LimitedCompany),
    };
}
