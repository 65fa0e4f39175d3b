using PracticePortal.Features.HandOver;
using PracticePortal.Features.HandOver.Accounts;
using PracticePortal.Features.HandOver.Vouchers;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Features.MySpiris;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.HandOver;

/// <summary>A voucher is proposed, written over, and handed over as it stands.</summary>
public sealed class EditVoucherTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Written_HoldsForItsReceipt_AndTheSuppliersNextOne(DatabaseProvider database)
    {
        await using var shared = await SharedScanner.OpenAsync(database);
        var receipts = await HandOverTests.AddAsync(shared, GivenHandOver.Facts("Järnboden"), GivenHandOver.Facts("JÄRNBODEN "), GivenHandOver.Facts("Okänd"));
        shared.Portal.LogIn(shared.Assignee);
        Assert.Equal((VoucherOrigin.Proposed, AccountReason.Word), await HowAsync(shared, receipts[0]));

        Assert.True((await HandOverTests.WriteAsync(shared, receipts[0], "6110")).Succeeded);

        var written = await FindAsync(shared, receipts[0]);
        Assert.Equal((VoucherOrigin.Written, "Skrivet", shared.Assignee.Name), (written.Origin, written.Voucher!.Text, written.By));
        var next = await FindAsync(shared, receipts[1]);
        Assert.Equal((AccountReason.ChosenLast, "6110", 0L), (next.Account.Reason, next.Voucher!.Rows[0].Account, next.Voucher.Difference));
        Assert.Equal((VoucherOrigin.Proposed, AccountReason.Unknown), await HowAsync(shared, receipts[2]));

        Assert.True((await shared.Portal.Get<EditVoucher>().ExecuteAsync(receipts[0], typed: null, written.Seen, Ct)).Succeeded);
        Assert.Equal((VoucherOrigin.Proposed, AccountReason.ChosenLast), await HowAsync(shared, receipts[0]));
    }

    [Fact]
    public async Task WhatDoesNotBalance_IsRefusedWithTheDifference_AndChangesNothing()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var receipt = (await HandOverTests.AddAsync(shared, GivenHandOver.Facts()))[0];
        shared.Portal.LogIn(shared.Assignee);
        var seen = (await FindAsync(shared, receipt)).Seen;
        var before = await shared.Portal.ReadAsync(db => db.PictureAsync());

        foreach (var (code, rows) in ((string, TypedRow[])[])
            [
                ("voucher-not-balanced", [new("6110", "100,00", ""), new("1930", "", "100,01")]),
                ("voucher-account-not-usable", [new("9999", "100", ""), new("1930", "", "100")]),
                ("voucher-amount-not-readable", [new("6110", "hundra", ""), new("1930", "", "100")]),
                ("voucher-row-both-sides", [new("6110", "100", "1"), new("1930", "", "99")]),
                ("voucher-too-few-rows", [new("6110", "100", ""), new("", "", "")]),
                ("voucher-row-without-amount", [new("6110", "100", ""), new("2641", "", ""), new("1930", "", "100")]),
                ("voucher-too-many-rows", [.. Enumerable.Range(0, Voucher.MostRows + 1).Select(_ => new TypedRow("6110", "1", ""))]),
            ])
        {
            Assert.Equal(code, (await shared.Portal.Get<EditVoucher>().ExecuteAsync(receipt, new TypedVoucher("Pennor", rows), seen, Ct)).Error?.Code);
        }

        Assert.Equal("required", (await shared.Portal.Get<EditVoucher>().ExecuteAsync(receipt, new TypedVoucher(" ", [new("6110", "1", ""), new("1930", "", "1")]), seen, Ct)).Error?.Code);
        Assert.Empty(DatabasePicture.Difference(before, await shared.Portal.ReadAsync(db => db.PictureAsync())));
    }

    [Fact]
    public async Task SecondOfTwo_IsTold_AndSoIsWhoeverSawOtherFacts()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var receipt = (await HandOverTests.AddAsync(shared, GivenHandOver.Facts()))[0];
        shared.Portal.LogIn(shared.Assignee);
        var seen = (await FindAsync(shared, receipt)).Seen;
        Assert.True((await HandOverTests.WriteAsync(shared, receipt, "6110")).Succeeded);

        shared.Portal.LogIn(shared.Owner);
        var typed = new TypedVoucher("Mitt", [new("4010", "1", ""), new("1930", "", "1")]);
        var second = await shared.Portal.Get<EditVoucher>().ExecuteAsync(receipt, typed, seen, Ct);
        Assert.Equal(("changed-by", shared.Assignee.Name), (second.Error?.Code, second.Error?.Details[0]));

        var newer = (await FindAsync(shared, receipt)).Seen;
        await HandOverTests.ChangeAsync(shared, receipt, facts => facts with { Supplier = "Någon annan" });
        Assert.Equal(VoucherOrigin.Stale, (await FindAsync(shared, receipt)).Origin);
        Assert.Equal(HandOverErrors.ReceiptChanged, (await shared.Portal.Get<EditVoucher>().ExecuteAsync(receipt, typed, newer, Ct)).Error);
    }

    [Fact]
    public async Task HandedOver_StandsAsItWas_AndIsKeptThroughTheSeventhYear()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var receipt = (await HandOverTests.AddAsync(shared, GivenHandOver.Facts()))[0];
        shared.Portal.LogIn(shared.Assignee);
        await HandOverTests.WriteAsync(shared, receipt, "6110");
        Assert.True((await HandOverTests.HandOverAsync(shared)).Succeeded);

        var details = await FindAsync(shared, receipt);

        Assert.Equal((VoucherOrigin.HandedOver, false, "1-001", new DateOnly(2033, 12, 31)), (details.Origin, details.IsOpen, details.References.Single(), details.KeptUntil));
        Assert.Equal(HandOverErrors.VoucherSettled, (await HandOverTests.WriteAsync(shared, receipt, "5410")).Error);
    }

    [Theory]
    [InlineData("1 204,50", 1204_50)]
    [InlineData("1\u00A0204,5", 1204_50)]
    [InlineData("1,204.50", 1204_50)]
    [InlineData("1.204,50", 1204_50)]
    [InlineData("\u22123", -3_00)]
    [InlineData("", 0)]
    [InlineData("1,2,3", null)]
    [InlineData("12,345,6", null)]
    [InlineData("1,005.001", null)]
    [InlineData("999999999999999", null)]
    [InlineData("0x10", null)]
    public void Amount_IsReadAsPeopleWriteIt(string typed, int? ore) =>
        Assert.Equal(ore, TypedAmount.Read(typed) is { Succeeded: true } read ? (int)read.Value : null);

    private static async Task<VoucherDetails> FindAsync(SharedScanner shared, Guid receiptId) => (await shared.Portal.Get<VoucherQueries>().FindAsync(receiptId, Ct))!;

    private static async Task<(VoucherOrigin Origin, AccountReason Reason)> HowAsync(SharedScanner shared, Guid receiptId)
    {
        var details = await FindAsync(shared, receiptId);
        return (details.Origin, details.Account.Reason);
    }
}
