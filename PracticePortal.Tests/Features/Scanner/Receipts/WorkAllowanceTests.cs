using PracticePortal.Features.Scanner.Interpretation;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Tests.Features.MySpiris;
using PracticePortal.Tests.Features.Scanner.Pictures;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Scanner.Receipts;

/// <summary>Clicks that make the portal work for long are bounded for each person.</summary>
public sealed class WorkAllowanceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Each of them is read again page by page, and nobody at honest work comes so far.</summary>
    [Fact]
    public async Task PagesThatOnePersonHasReadAgainInAnHour_AreBounded_AndNobodyElses()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var portal = shared.Portal;
        var pdf = new GivenFile(Drawn.Pdf(2), "invoice.pdf");
        var id = await BringAsync(shared, pdf);
        Assert.Null(portal.Get<WorkAllowance>().TakeReading(shared.Owner.UserId!.Value, WorkAllowance.MostPagesRead - 3));
        Assert.True((await portal.Get<ReadReceiptAgain>().ExecuteAsync(id, Ct)).Succeeded);

        Assert.Equal(ReceiptErrors.TooMuchWork, (await portal.Get<ReadReceiptAgain>().ExecuteAsync(id, Ct)).Error);
        Assert.Equal(ReceiptErrors.TooMuchWork, (await portal.Get<SplitReceipt>().ExecuteAsync(id, pdf.Id, 2, Ct)).Error);

        Assert.Equal(2, (await portal.Get<ReceiptQueries>().FindAsync(id, Ct))!.Pages.Count);
        portal.LogIn(shared.Assignee);
        var split = await portal.Get<SplitReceipt>().ExecuteAsync(id, pdf.Id, 2, Ct);
        Assert.True(split.Succeeded);
        portal.LogIn(shared.Owner);
        Assert.Equal(ReceiptErrors.TooMuchWork, (await portal.Get<MergeReceipts>().ExecuteAsync(split.Value, id, Ct)).Error);
    }

    [Fact]
    public async Task PagesThatOnePersonTurnsInAnHour_AreBounded_AndNobodyElses()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var portal = shared.Portal;
        var pdf = new GivenFile(Drawn.Pdf(2), "invoice.pdf");
        var id = await BringAsync(shared, pdf);
        for (var turn = 0; turn < WorkAllowance.MostTurns; turn++)
        {
            Assert.Null(portal.Get<WorkAllowance>().TakeTurn(shared.Owner.UserId!.Value));
        }

        Assert.Equal(ReceiptErrors.TooMuchWork, (await portal.Get<TurnPage>().ExecuteAsync(id, pdf.Id, 1, 1, Ct)).Error);

        Assert.Equal(0, (await portal.Get<ReceiptQueries>().FindAsync(id, Ct))!.Pages[0].QuarterTurns);
        portal.LogIn(shared.Assignee);
        Assert.True((await portal.Get<TurnPage>().ExecuteAsync(id, pdf.Id, 1, 1, Ct)).Succeeded);
    }

    private static async Task<Guid> BringAsync(SharedScanner shared, GivenFile file)
    {
        shared.Portal.LogIn(shared.Owner);
        var id = Guid.NewGuid();
        Assert.True((await GivenFile.BringAsync(shared.Portal, null, id, file)).Succeeded);
        return id;
    }
}
