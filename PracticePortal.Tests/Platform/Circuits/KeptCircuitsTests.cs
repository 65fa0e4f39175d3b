using System.Text;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Circuits;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Circuits;

/// <summary>What stood in a page's fields waits in the database for whoever comes back, and for nobody else.</summary>
public sealed class KeptCircuitsTests
{
    private const string Secret = "the circuit's secret";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kept_IsGivenBackByTheSecret_UntilItIsTakenOrTooOld()
    {
        await using var app = await PortalApp.StartAsync();
        var state = new State(Encoding.UTF8.GetBytes("roots"), new Dictionary<string, byte[]> { ["form"] = Encoding.UTF8.GetBytes("Storgatan 1") });

        await KeepAsync(app, state);

        Assert.Equal("Storgatan 1", Encoding.UTF8.GetString((await ReadAsync(app, Secret))!.ApplicationState["form"]));
        Assert.Null(await ReadAsync(app, "another secret"));
        var row = await app.ReadAsync(db => db.KeptCircuits.SingleAsync(Ct));
        Assert.DoesNotContain("Storgatan", Encoding.UTF8.GetString(row.State), StringComparison.Ordinal);
        Assert.DoesNotContain("U3RvcmdhdGFu", Encoding.UTF8.GetString(row.State), StringComparison.Ordinal);
        Assert.NotEqual(Secret, row.Key);

        app.Clock.Advance(TimeSpan.FromHours(9));
        Assert.Null(await ReadAsync(app, Secret));
        await app.UseAsync<KeptCircuitsCleanup, bool>(async cleanup =>
        {
            await cleanup.SweepAsync(Ct);
            return true;
        });
        Assert.Empty(await app.ReadAsync(db => db.KeptCircuits.ToListAsync(Ct)));
    }

    [Fact]
    public async Task Taken_IsGone()
    {
        await using var app = await PortalApp.StartAsync();
        await KeepAsync(app, new State([1], new Dictionary<string, byte[]>()));

        await app.UseAsync<KeptCircuits, bool>(async kept =>
        {
            await kept.RemoveAsync(Secret, Ct);
            return true;
        });

        Assert.Null(await ReadAsync(app, Secret));
    }

    [Fact]
    public async Task Page_ThatIsTooLarge_IsNotKept()
    {
        await using var app = await PortalApp.StartAsync();

        await KeepAsync(app, new State(new byte[KeptCircuits.MostBytes], new Dictionary<string, byte[]>()));

        Assert.Empty(await app.ReadAsync(db => db.KeptCircuits.ToListAsync(Ct)));
    }

    private static Task KeepAsync(PortalApp app, State state) => app.UseAsync<KeptCircuits, bool>(async kept =>
    {
        await kept.SetAsync(Secret, state, cancellationToken: Ct);
        return true;
    });

    private static Task<State?> ReadAsync(PortalApp app, string secret) => app.UseAsync<KeptCircuits, State?>(async kept =>
        await kept.GetOrCreateAsync<State?>(secret, _ => throw new InvalidOperationException("Nothing is made here."), cancellationToken: Ct));

    /// <summary>Of the shape that the framework keeps.</summary>
    private sealed record State(byte[] RootComponents, IReadOnlyDictionary<string, byte[]> ApplicationState);
}
