using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Features.Scanner.Receipts.Work;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Tests.Features.MySpiris;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Scanner.Receipts.Work;

/// <summary>Both sides work on the same receipt: nobody writes over the other, and a question comes back answered.</summary>
public sealed class WorkTogetherTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task SecondEditor_IsToldWhoChangedWhat_AndOverwritesNothing(DatabaseProvider database)
    {
        await using var shared = await SharedScanner.OpenAsync(database);
        var receipt = await BringAsync(shared);
        shared.Portal.LogIn(shared.Assignee);
        Assert.True((await CorrectAsync(shared, receipt, ReceiptFacts.None, new TypedFacts { Supplier = "Järnboden", Total = "89,90" })).Succeeded);

        shared.Portal.LogIn(shared.Owner);
        var refused = await CorrectAsync(shared, receipt, ReceiptFacts.None, new TypedFacts { Supplier = "Järnbolaget" });

        Assert.True(ReceiptErrors.IsFactsChanged(refused.Error));
        Assert.Equal(["Assignee, Norr", ReceiptTexts.Names(ReceiptFact.Supplier | ReceiptFact.Total)], refused.Error!.Details);
        var kept = await ReadAsync(shared, receipt);
        Assert.Equal(("Järnboden", 8990L, ReceiptStatus.Interpreted), (kept.Supplier, kept.Total, kept.Status));
        Assert.True((await CorrectAsync(shared, receipt, kept.Facts, new TypedFacts { Supplier = "Järnbolaget", Total = "89,90" })).Succeeded);
        Assert.Equal("Owner, Solrosen", (await ReadAsync(shared, receipt)).HolderName);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Question_IsAnsweredOnTheSameReceipt_WhatIsTypedMeanwhileIsKept(DatabaseProvider database)
    {
        await using var shared = await SharedScanner.OpenAsync(database);
        var receipt = await BringAsync(shared);
        shared.Portal.LogIn(shared.Assignee);
        Assert.True((await shared.Portal.Get<AskCustomer>().ExecuteAsync(receipt, "What was it for?", Ct)).Succeeded);
        Assert.Equal(CommonErrors.NotFound, (await shared.Portal.Get<AnswerQuestion>().ExecuteAsync(receipt, "I answer myself.", Ct)).Error);
        Assert.True((await CorrectAsync(shared, receipt, ReceiptFacts.None, TypedFacts.Of(GivenReceipt.Facts, [25]))).Succeeded);
        Assert.Equal(ReceiptErrors.WaitsForAnswer, (await shared.Portal.Get<MakeReady>().ExecuteAsync(receipt, GivenReceipt.Facts, typed: null, Ct)).Error);

        shared.Portal.LogIn(shared.Owner);
        Assert.Equal(CommonErrors.NotFound, (await shared.Portal.Get<AskCustomer>().ExecuteAsync(receipt, "May I ask?", Ct)).Error);
        Assert.Equal("required", (await shared.Portal.Get<AnswerQuestion>().ExecuteAsync(receipt, " ", Ct)).Error?.Code);
        Assert.True((await shared.Portal.Get<AnswerQuestion>().ExecuteAsync(receipt, "Hinges for the oven.", Ct)).Succeeded);

        shared.Portal.LogIn(shared.Assignee);
        Assert.True((await shared.Portal.Get<MakeReady>().ExecuteAsync(receipt, GivenReceipt.Facts, typed: null, Ct)).Succeeded);
        var kept = await ReadAsync(shared, receipt);
        Assert.Equal((ReceiptStatus.Ready, GivenReceipt.Facts), (kept.Status, kept.Facts));
        Assert.Equal(["What was it for?", "Hinges for the oven."], kept.Messages.OrderBy(m => m.Id).Select(m => m.Text));
    }

    [Fact]
    public async Task Ready_SavesWhatWasTypedAlong_OrNothing()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var receipt = await BringAsync(shared);
        shared.Portal.LogIn(shared.Assignee);
        var ready = shared.Portal.Get<MakeReady>();
        var typed = TypedFacts.Of(GivenReceipt.Facts, [25]);

        Assert.Equal("total-does-not-add-up", (await ready.ExecuteAsync(receipt, ReceiptFacts.None, typed with { Total = "98,90" }, Ct)).Error?.Code);
        Assert.Equal(ReceiptFacts.None, (await ReadAsync(shared, receipt)).Facts);
        Assert.True((await ready.ExecuteAsync(receipt, ReceiptFacts.None, typed, Ct)).Succeeded);
        Assert.Equal((ReceiptStatus.Ready, GivenReceipt.Facts), ((await ReadAsync(shared, receipt)).Status, (await ReadAsync(shared, receipt)).Facts));

        Assert.Equal(ReceiptErrors.Settled, (await CorrectAsync(shared, receipt, GivenReceipt.Facts, typed)).Error);
        Assert.True((await shared.Portal.Get<ReopenReceipt>().ExecuteAsync(receipt, Ct)).Succeeded);
        Assert.True(ReceiptErrors.IsFactsChanged((await ready.ExecuteAsync(receipt, ReceiptFacts.None, typed: null, Ct)).Error));
    }

    [Fact]
    public async Task Archive_HasAWayBack()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var receipt = await BringAsync(shared);
        shared.Portal.LogIn(shared.Assignee);
        await shared.Portal.Get<AskCustomer>().ExecuteAsync(receipt, "What was it for?", Ct);

        Assert.True((await shared.Portal.Get<ArchiveReceipt>().ExecuteAsync(receipt, Ct)).Succeeded);
        Assert.True((await shared.Portal.Get<RestoreReceipt>().ExecuteAsync(receipt, Ct)).Succeeded);

        Assert.Equal(ReceiptStatus.NeedsAnswer, (await ReadAsync(shared, receipt)).Status);
        Assert.Equal(ReceiptErrors.NotArchived, (await shared.Portal.Get<RestoreReceipt>().ExecuteAsync(receipt, Ct)).Error);
        Assert.True((await shared.Portal.Get<WithdrawQuestion>().ExecuteAsync(receipt, Ct)).Succeeded);
        Assert.Equal(ReceiptStatus.New, (await ReadAsync(shared, receipt)).Status);
    }

    private static Task<Result> CorrectAsync(SharedScanner shared, Guid receipt, ReceiptFacts seen, TypedFacts typed) =>
        shared.Portal.Get<CorrectReceipt>().ExecuteAsync(receipt, seen, typed, Ct);

    private static Task<Receipt> ReadAsync(SharedScanner shared, Guid receipt) =>
        shared.Portal.ReadAsync(db => db.Receipts.AsNoTracking().Include(r => r.Messages).SingleAsync(r => r.Id == receipt, Ct));

    private static async Task<Guid> BringAsync(SharedScanner shared)
    {
        shared.Portal.LogIn(shared.Owner);
        var id = Guid.NewGuid();
        Assert.True((await GivenFile.BringAsync(shared.Portal, null, id, GivenFile.Png())).Succeeded);
        return id;
    }
}
