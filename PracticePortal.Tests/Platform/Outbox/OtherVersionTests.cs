using System.Text.Json;
using PracticePortal.Features.Administration;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Outbox;
using PracticePortal.Tests.Features.Administration;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Outbox;

/// <summary>Two versions on one database, as while an upgrade goes from instance to instance: each leaves to the other what it does not know.</summary>
public sealed class OtherVersionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Row_ThatOneVersionDoesNotKnow_IsLeft_AndDoneByTheOther()
    {
        var bells = new Bells();
        await using var older = await TestPortal.StartAsync(database: DatabaseProvider.PostgreSql);
        await using var newer = await BesideAsync(older, bells);
        await Bells.RingAsync(newer, "door");

        for (var looks = 0; looks < 100; looks++)
        {
            await older.DeliverAsync();
            Pass(OtherVersionException.LookedAtEvery * 2);
        }

        var left = await Bells.RowsAsync(older);
        Assert.All(left, row => Assert.Equal((100, 0, 0, null, null), (row.Attempts, row.Failures, row.Deaths, row.FailedAt, row.DoneAt)));
        Assert.All(left, row => Assert.Contains(row.HandlerName, row.LastError, StringComparison.Ordinal));

        await newer.DeliverAsync();

        Assert.Equal("door", Assert.Single(bells.Heard).Where);
        Assert.All(await Bells.RowsAsync(older), row => Assert.NotNull(row.DoneAt));

        void Pass(TimeSpan time)
        {
            older.Clock.Advance(time);
            newer.Clock.Advance(time);
        }
    }

    /// <summary>What another version wrote, or nobody can read: an event that lacks what this version must know is not filled up with nothing.</summary>
    [Theory]
    [InlineData("{ not json")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"where":null}""")]
    [InlineData("""{"place":"door"}""")]
    public async Task Row_ThatThisVersionCannotRead_IsNotHandled_AndHoldsUpNobody(string payload)
    {
        var bells = new Bells();
        await using var portal = await TestPortal.StartAsync(bells.Replace);
        var other = OutboxMessage.For(nameof(BellRang), nameof(OpenTheDoor), payload, portal.Now);
        await portal.SaveAsync(other);
        await Bells.RingAsync(portal, "door");

        await portal.DeliverAsync();

        var row = (await Bells.RowsAsync(portal)).Single(m => m.Id == other.Id);
        Assert.Equal((payload, 0, null, null), (row.Payload, row.Failures, row.FailedAt, row.DoneAt));
        Assert.Contains(nameof(OpenTheDoor), row.LastError, StringComparison.Ordinal);
        Assert.Equal("door", Assert.Single(bells.Heard).Where);
    }

    [Fact]
    public async Task Row_ThatSaysMoreThanThisVersionKnows_IsHandled()
    {
        var bells = new Bells();
        await using var portal = await TestPortal.StartAsync(bells.Replace);
        await portal.SaveAsync(OutboxMessage.For(nameof(BellRang), nameof(OpenTheDoor), """{"where":"door","how":"twice"}""", portal.Now));

        await portal.DeliverAsync();

        Assert.Equal("door", Assert.Single(bells.Heard).Where);
    }

    [Fact]
    public async Task Row_ThatNobodyKnowsForADay_IsGivenUp_KeptAndShown()
    {
        await using var portal = await TestPortal.StartAsync();
        var row = OutboxMessage.For("EventOfTomorrow", "HandlerOfTomorrow", JsonSerializer.Serialize(new { When = "tomorrow" }), portal.Now);
        await portal.SaveAsync(row);
        await portal.DeliverAsync();
        await portal.HavePortalAdministratorAsync();
        Assert.Equal(row.Id, Assert.Single((await portal.Get<OutboxQueries>().ListAsync(OutboxState.Waiting, "", 0, Ct))!.Rows).Id);

        portal.Clock.Advance(OtherVersionException.LeftFor + TimeSpan.FromMinutes(1));
        await portal.DeliverAsync();

        var shown = Assert.Single((await portal.Get<OutboxQueries>().ListAsync(OutboxState.Failed, "", 0, Ct))!.Rows);
        Assert.Equal((row.Id, "HandlerOfTomorrow"), (shown.Id, shown.HandlerName));
        Assert.Contains("in this version", shown.LastError, StringComparison.Ordinal);
        Assert.Equal(row.Payload, Assert.Single(await Bells.RowsAsync(portal)).Payload);
    }

    /// <summary>Another portal on the same database.</summary>
    private static Task<TestPortal> BesideAsync(TestPortal other, Bells bells) =>
        TestPortal.StartEmptyAsync(DatabaseProvider.PostgreSql, bells.Replace, through: _ => other.Postgres!);
}
