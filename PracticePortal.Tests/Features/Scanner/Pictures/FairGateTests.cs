using System.Threading.RateLimiting;
using PracticePortal.Features.Scanner.Pictures;

namespace PracticePortal.Tests.Features.Scanner.Pictures;

/// <summary>However many somebody asks for, others have their turn.</summary>
public sealed class FairGateTests
{
    private static readonly Guid s_greedy = Guid.NewGuid();
    private static readonly Guid s_modest = Guid.NewGuid();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhoeverComesBehindFiveHundredOfAnother_IsNext()
    {
        using var gate = new FairGate(atOnce: 1, mostWaiting: 500);
        var first = await gate.EnterAsync(s_greedy, Ct);
        var others = Enumerable.Range(0, 500).Select(_ => gate.EnterAsync(s_greedy, Ct).AsTask()).ToList();
        var modest = gate.EnterAsync(s_modest, Ct).AsTask();

        first.Dispose();

        Assert.Same(modest, await Task.WhenAny(others.Prepend(modest)));
        using var place = await modest;
        Assert.All(others, other => Assert.False(other.IsCompleted));
    }

    [Fact]
    public async Task OneOwner_HasHalfOfThePlaces()
    {
        using var gate = new FairGate(atOnce: 4, mostWaiting: 500);
        var greedy = Enumerable.Range(0, 10).Select(_ => gate.EnterAsync(s_greedy, Ct).AsTask()).ToList();

        Assert.Equal(2, greedy.Count(entered => entered.IsCompleted));
        using var place = await gate.EnterAsync(s_modest, Ct);
        Assert.True(place.IsAcquired);
    }

    [Fact]
    public async Task WhoeverHasTooManyWaiting_IsTurnedAway_AndNobodyElse()
    {
        using var gate = new FairGate(atOnce: 1, mostWaiting: 2);
        using var first = await gate.EnterAsync(s_greedy, Ct);
        Task<RateLimitLease>[] waiting = [gate.EnterAsync(s_greedy, Ct).AsTask(), gate.EnterAsync(s_greedy, Ct).AsTask()];

        Assert.False((await gate.EnterAsync(s_greedy, Ct)).IsAcquired);

        Assert.All(waiting, one => Assert.False(one.IsCompleted));
        Assert.False(gate.EnterAsync(s_modest, Ct).AsTask().IsCompleted);
    }
}
