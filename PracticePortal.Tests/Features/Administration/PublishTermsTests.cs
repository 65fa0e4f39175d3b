using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Administration;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.MySpiris;
using PracticePortal.Features.Scanner;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Administration;

/// <summary>Publishing a version of a document, and who is asked for it again.</summary>
public sealed class PublishTermsTests
{
    private static readonly PublishTerms.Input s_second = new()
    {
        Document = TermsDocument.ScannerTerms,
        Number = 2,
        English = "# Terms\r\n\r\nNew words.",
        Swedish = "# Villkor\r\n\r\nNya ord.",
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Publish_WritesBothLanguagesWithTheirHashes_AndIsAudited(DatabaseProvider database)
    {
        await using var portal = await StartAsync(database);

        Assert.True((await portal.Get<PublishTerms>().ExecuteAsync(s_second, Ct)).Succeeded);

        var texts = await portal.ReadAsync(db => db.TermsVersions.Where(v => v.Number == 2).OrderBy(v => v.Language).ToListAsync(Ct));
        Assert.Equal([("en", "# Terms\n\nNew words."), ("sv", "# Villkor\n\nNya ord.")], texts.Select(v => (v.Language, v.Content)));
        Assert.All(texts, v => Assert.Equal((TermsVersion.HashOf(v.Content), portal.Now, portal.Now), (v.ContentHash, v.PublishedAt, v.AppliesFrom)));
        Assert.Contains((await portal.Get<PortalHistory>().ListAsync(0, Ct))!.Rows, r => r is { What: "terms-published", Actor: "Administrator, Portal" });
    }

    public static TheoryData<string, string, string?, string> Refused => new()
    {
        // English      Swedish       from          refusal
        { "",           "Nya ord",    null,         "required" },
        { "New words",  " ",          null,         "required" },
        { "Nu\u202Ewo", "Nya ord",    null,         "not-readable" },
        { "New words",  "Nya ord",    "tomorrow",   "terms-date-not-valid" },
        { "New words",  "Nya ord",    "2026-11-22", "terms-date-passed" },
        { "New words",  "Nya ord",    "2029-01-01", "terms-date-not-valid" },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task Publish_OfWhatCannotStand_IsRefused_AndNothingIsSaved(string english, string swedish, string? from, string code)
    {
        await using var portal = await StartAsync();

        var input = new PublishTerms.Input { Document = TermsDocument.ScannerTerms, Number = 2, English = english, Swedish = swedish, AppliesFrom = from };
        Assert.Equal(code, (await portal.Get<PublishTerms>().ExecuteAsync(input, Ct)).Error?.Code);
        Assert.Equal(code, (await portal.Get<PublishTerms>().PreviewAsync(input, Ct)).Error?.Code);

        Assert.Equal(0, await SecondsAsync(portal));
    }

    [Fact]
    public async Task Publish_OfTheSameWords_OrTooLongOnes_IsRefused()
    {
        await using var portal = await StartAsync();
        var draft = (await portal.Get<PublishTerms>().StartAsync(TermsDocument.ScannerTerms, Ct))!;
        var same = new PublishTerms.Input { Number = draft.Number, English = $"\n{draft.English}\r\n", Swedish = draft.Swedish };
        var endless = new PublishTerms.Input { Number = 2, English = new string('x', TermsVersion.ContentMaxLength + 1), Swedish = "Nya ord" };

        Assert.Equal("terms-unchanged", (await portal.Get<PublishTerms>().ExecuteAsync(same, Ct)).Error?.Code);
        Assert.Equal("too-long", (await portal.Get<PublishTerms>().ExecuteAsync(endless, Ct)).Error?.Code);

        Assert.Equal(0, await SecondsAsync(portal));
    }

    [Fact]
    public async Task Publish_BeforeTheDayOfTheVersionBefore_IsRefused()
    {
        await using var portal = await StartAsync();
        await portal.Get<PublishTerms>().ExecuteAsync(Second("2026-12-24"), Ct);

        var third = new PublishTerms.Input { Number = 3, English = "Third words", Swedish = "Tredje ord", AppliesFrom = "2026-12-23" };
        Assert.Equal("terms-before-the-last", (await portal.Get<PublishTerms>().ExecuteAsync(third, Ct)).Error?.Code);
    }

    [Fact]
    public async Task Publish_ByAnybodyElse_IsNotFound()
    {
        await using var portal = await StartAsync();
        portal.LogOut();

        Assert.Equal(CommonErrors.NotFound, (await portal.Get<PublishTerms>().ExecuteAsync(s_second, Ct)).Error);
        Assert.Equal(CommonErrors.NotFound, (await portal.Get<PublishTerms>().PreviewAsync(s_second, Ct)).Error);
        Assert.Null(await portal.Get<PublishTerms>().StartAsync(TermsDocument.ScannerTerms, Ct));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Publish_ByTwoAtOnce_OneWinsAndTheOtherIsTold(DatabaseProvider database)
    {
        await using var portal = await StartAsync(database);
        var other = new PublishTerms.Input { Number = 2, English = "Other words", Swedish = "Andra ord" };

        var answers = await Task.WhenAll(
            portal.Get<PublishTerms>().ExecuteAsync(s_second, Ct), portal.Get<PublishTerms>().ExecuteAsync(other, Ct));

        Assert.Single(answers, a => a.Succeeded);
        Assert.Single(answers, a => a.Error == TermsErrors.PublishedMeanwhile);
        Assert.Equal(2, await SecondsAsync(portal));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task NewScannerTerms_AreAskedAgainOfThoseWhoUseScanner_AndNothingStopsMeanwhile(DatabaseProvider database)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner, database);
        var id = await the.RequestAsync();
        Assert.True((await the.ApproveAsync(id)).Succeeded);
        Assert.Null((await MyAsync(the)).TermsWaiting);

        await PublishAsync(the, s_second);

        Assert.Equal(2, (await MyAsync(the)).TermsWaiting);
        Assert.Equal(CollaborationStatus.Active, (await the.FindAsync(id)).Status);
        var page = (await the.Portal.Get<MyScannerQueries>().ReadAsync(Ct))!;
        Assert.Equal((MyScannerState.Started, 2), (page.State, page.Terms!.Number));
        var old = await the.Portal.ReadAsync(db => db.TermsVersions.Where(v => v.Number == 1 && v.Document == TermsDocument.ScannerTerms).Select(v => v.Id).FirstAsync(Ct));
        Assert.Equal(TermsErrors.Replaced, (await the.Portal.Get<ApproveScannerTerms>().ExecuteAsync(old, Ct)).Error);
        Assert.True((await the.Portal.Get<ApproveScannerTerms>().ExecuteAsync(page.Terms.VersionId, Ct)).Succeeded);
        Assert.True((await the.Portal.Get<ApproveScannerTerms>().ExecuteAsync(page.Terms.VersionId, Ct)).Succeeded); // a second time writes nothing

        Assert.Null((await MyAsync(the)).TermsWaiting);
        Assert.Equal(1, await the.Portal.ReadAsync(db => db.TermsApprovals.CountAsync(a => a.Number == 2, Ct)));
    }

    [Theory]
    [InlineData(TermsDocument.ScannerTerms)]
    [InlineData(TermsDocument.DataProcessingAgreement)]
    public async Task RequestPage_OlderThanWhatIsPublished_IsRefusedWithASentence_AndThenTakesTheNewOne(TermsDocument document)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesMySpiris);
        var id = await the.RequestAsync();
        var shown = (await the.AskedAsync(id)).Where(v => v.Language == "sv").Select(v => v.Id).ToList();
        await PublishAsync(the, new PublishTerms.Input { Document = document, Number = 2, English = s_second.English, Swedish = s_second.Swedish });

        await the.LogInToMySpirisAsync();
        Assert.Equal(TermsErrors.Replaced, (await the.Portal.Get<ApproveCollaboration>().ExecuteAsync(id, shown, Ct)).Error);
        Assert.Equal(0, await the.Portal.ReadAsync(db => db.TermsApprovals.CountAsync(Ct)));

        Assert.True((await the.ApproveAsync(id)).Succeeded);
        var approved = await the.Portal.ReadAsync(db => db.TermsApprovals.ToDictionaryAsync(a => a.Document, a => a.Number, Ct));
        Assert.Equal(2, approved[document]);
    }

    [Fact]
    public async Task VersionOfALaterDay_IsAskedFromThatDay()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        await PublishAsync(the, Second("2026-12-01"));

        Assert.Equal(1, (await MyAsync(the)).TermsWaiting); // nobody has approved the first
        the.Portal.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 30, 22, 59, 59, TimeSpan.Zero));
        Assert.Equal(1, (await MyAsync(the)).TermsWaiting);
        the.Portal.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 30, 23, 0, 0, TimeSpan.Zero)); // midnight in Sweden
        Assert.Equal(2, (await MyAsync(the)).TermsWaiting);
    }

    [Fact]
    public async Task NewTerms_AreNotAskedInMySpirisOfThoseWithoutScanner()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesMySpiris);
        await PublishAsync(the, s_second);

        Assert.Null((await MyAsync(the)).TermsWaiting);
    }

    private static PublishTerms.Input Second(string from) =>
        new() { Number = 2, English = s_second.English, Swedish = s_second.Swedish, AppliesFrom = from };

    private static async Task<TestPortal> StartAsync(DatabaseProvider database = DatabaseProvider.Sqlite)
    {
        var portal = await TestPortal.StartAsync(database: database);
        await portal.Get<TermsSeed>().LayAsync(Ct);
        await portal.HavePortalAdministratorAsync();
        return portal;
    }

    private static async Task PublishAsync(ActivationCase the, PublishTerms.Input input)
    {
        await the.Portal.HavePortalAdministratorAsync();
        var published = await the.Portal.Get<PublishTerms>().ExecuteAsync(input, Ct);
        Assert.True(published.Succeeded, published.Error?.Code);
    }

    private static async Task<MyRequests> MyAsync(ActivationCase the)
    {
        await the.LogInToMySpirisAsync();
        return await the.Portal.Get<MyQueries>().ListAsync(Ct);
    }

    private static Task<int> SecondsAsync(TestPortal portal) => portal.ReadAsync(db => db.TermsVersions.CountAsync(v => v.Number == 2, Ct));
}
