using PracticePortal.Features.Scanner.Receipts.Questions;
using PracticePortal.Features.Scanner.Receipts.Work;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Features.MySpiris;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Scanner.Receipts.Work;

/// <summary>Questions reach the customer by email, gathered.</summary>
public sealed class QuestionLettersTests
{
    private const string Owner = "owner@solrosen.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task SeveralQuestions_AreOneLetter_WhenItIsQuiet(DatabaseProvider database)
    {
        await using var shared = await SharedScanner.OpenAsync(database);
        var (first, second) = (await BringAsync(shared), await BringAsync(shared));
        await AskAsync(shared, first);
        shared.Portal.Clock.Advance(TimeSpan.FromMinutes(5));
        await AskAsync(shared, second);
        shared.Portal.Clock.Advance(TimeSpan.FromMinutes(5)); // ten since the first
        await SweepAsync(shared);
        Assert.Empty(shared.Portal.Mail.To(Owner));

        shared.Portal.Clock.Advance(TimeSpan.FromMinutes(5));
        await SweepAsync(shared);
        await SweepAsync(shared);

        var letter = Assert.Single(shared.Portal.Mail.To(Owner)).Letter;
        Assert.Contains("Assignee, Norr", letter.Text, StringComparison.Ordinal);
        Assert.Contains("/my/scanner?show=NeedsAnswer", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("What was it for?", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoeverAsksOnAndOn_DoesNotHoldUpTheFirstLetterForMoreThanAnHour_AndTheNextComesAnHourLater()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var receipt = await BringAsync(shared);
        for (var minutes = 0; minutes < 120; minutes += 5)
        {
            await AskAsync(shared, receipt);
            shared.Portal.Clock.Advance(TimeSpan.FromMinutes(5));
            await SweepAsync(shared);
        }

        Assert.Equal(2, shared.Portal.Mail.To(Owner).Count);
    }

    [Fact]
    public async Task AnsweredInTime_NobodyGetsALetter_AndTheNextQuestionBeginsAnew()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var receipt = await BringAsync(shared);
        await AskAsync(shared, receipt);
        shared.Portal.LogIn(shared.Owner);
        Assert.True((await shared.Portal.Get<AnswerQuestion>().ExecuteAsync(receipt, "Hinges.", Ct)).Succeeded);
        shared.Portal.Clock.Advance(QuestionsNotice.Quiet);
        await SweepAsync(shared);
        Assert.Empty(shared.Portal.Mail.To(Owner));

        await AskAsync(shared, receipt);
        shared.Portal.Clock.Advance(QuestionsNotice.Quiet);
        await SweepAsync(shared);
        Assert.Single(shared.Portal.Mail.To(Owner));
    }

    private static async Task AskAsync(SharedScanner shared, Guid receipt)
    {
        shared.Portal.LogIn(shared.Assignee);
        Assert.True((await shared.Portal.Get<AskCustomer>().ExecuteAsync(receipt, "What was it for?", Ct)).Succeeded);
    }

    private static async Task SweepAsync(SharedScanner shared)
    {
        await shared.Portal.Get<QuestionLettersJob>().SweepAsync(Ct);
        await shared.Portal.DeliverAsync();
    }

    private static async Task<Guid> BringAsync(SharedScanner shared)
    {
        shared.Portal.LogIn(shared.Owner);
        var id = Guid.NewGuid();
        Assert.True((await GivenFile.BringAsync(shared.Portal, null, id, GivenFile.Png())).Succeeded);
        return id;
    }
}
