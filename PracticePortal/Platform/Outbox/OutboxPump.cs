using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Outbox;

/// <summary>
/// Works on the lanes of this process, each at most once at a time. Nobody waits long for it: a handler that takes its time goes on by
/// itself while the next row begins, and a lane that is full of such rows goes on without whoever asked for it.
/// </summary>
public sealed class OutboxPump(IServiceScopeFactory scopes, TimeProvider clock, ILogger<OutboxPump> logger) : IHostedService, IAsyncDisposable
{
    private const int BatchSize = 50;

    /// <summary>Of one lane; a row in somebody's hands costs memory, and its handler may be waiting for a lost network.</summary>
    private const int MostLeftBehind = 50;

    /// <summary>How long a row keeps its place in the lane.</summary>
    private static readonly TimeSpan s_placeKept = TimeSpan.FromSeconds(2);

    /// <summary>How long one worker of the job server stays with it.</summary>
    private static readonly TimeSpan s_workerKept = TimeSpan.FromSeconds(10);

    private readonly Dictionary<OutboxLane, LaneAtWork> _atWork = [];
    private readonly ConcurrentDictionary<Guid, (OutboxLane Lane, Task Delivery)> _leftBehind = new();
    private readonly CancellationTokenSource _stop = new();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handlers are told to stop, and their rows are let go.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        Task[] all;
        lock (_atWork)
        {
            all = [.. _atWork.Values.Select(lane => lane.Work), .. _leftBehind.Values.Select(row => row.Delivery)];
        }

        await Task.WhenAll(all).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>May come more than once, and beside a stop: the container knows it as itself and as a hosted service. So the token's source, which holds
    /// nothing but memory, is left to the collector.</summary>
    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    /// <summary>Works on these lanes until nothing of them is due, or for a while.</summary>
    /// <returns>False when nothing was left to this process: others work on the rows, or this one does already.</returns>
    public async Task<bool> DeliverAsync(IEnumerable<OutboxLane> lanes, CancellationToken ct)
    {
        var work = Task.WhenAll(lanes.Select(Begin));
        try
        {
            return (await work.WaitAsync(s_workerKept, clock, ct)).Sum() > 0;
        }
        catch (TimeoutException)
        {
            return work.IsCompleted && (await work).Sum() > 0; // it may have ended in this very moment
        }
    }

    /// <summary>Nothing is to be waited for when somebody works on the lane: they look once more before they end.</summary>
    private Task<int> Begin(OutboxLane lane)
    {
        lock (_atWork)
        {
            if (_atWork.TryGetValue(lane, out var atWork))
            {
                atWork.IsAskedAgain = true;
                return Task.FromResult(0);
            }

            var begun = new LaneAtWork();
            _atWork.Add(lane, begun);
            begun.Work = Task.Run(() => WorkAsync(lane, begun), CancellationToken.None);
            return begun.Work;
        }
    }

    private async Task<int> WorkAsync(OutboxLane lane, LaneAtWork atWork)
    {
        try
        {
            var taken = 0;
            do
            {
                taken += await DrainAsync(lane, _stop.Token);
            }
            while (!IsOver(lane, atWork));

            return taken;
        }
        catch (Exception failure)
        {
            lock (_atWork)
            {
                _atWork.Remove(lane);
            }

            if (!_stop.IsCancellationRequested)
            {
                logger.LogError(failure, "The outbox stopped working on {Lane}; its sweep goes on within a minute", lane);
            }

            throw;
        }
    }

    private bool IsOver(OutboxLane lane, LaneAtWork atWork)
    {
        lock (_atWork)
        {
            return atWork.IsAskedAgain ? atWork.IsAskedAgain = false : _atWork.Remove(lane);
        }
    }

    private async Task<int> DrainAsync(OutboxLane lane, CancellationToken ct)
    {
        var all = 0;
        while (await DueAsync(lane, ct) is { Count: > 0 } due)
        {
            var taken = 0;
            await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = lane.Places, CancellationToken = ct }, async (id, _) =>
            {
                if (await DeliverAsync(lane, id))
                {
                    Interlocked.Increment(ref taken);
                }
            });

            all += taken;
            if (taken == 0) // another process has them all
            {
                return all;
            }
        }

        return all;
    }

    /// <summary>Waits for a row while it is quick, and as long as it takes when many of its lane are left behind.</summary>
    private async Task<bool> DeliverAsync(OutboxLane lane, Guid id)
    {
        var delivery = DeliverInScopeAsync(id);
        try
        {
            return await delivery.WaitAsync(s_placeKept, clock);
        }
        catch (TimeoutException)
        {
            if (delivery.IsCompleted || _leftBehind.Values.Count(row => row.Lane == lane) >= MostLeftBehind)
            {
                return await delivery;
            }

            _leftBehind[id] = (lane, ForgetAfterwardsAsync(id, delivery));
            return true;
        }
    }

    private async Task<bool> DeliverInScopeAsync(Guid id)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<OutboxDelivery>().TryDeliverAsync(id, _stop.Token);
    }

    private async Task ForgetAfterwardsAsync(Guid id, Task delivery)
    {
        await Task.Yield(); // so that it is remembered before it is forgotten
        await delivery.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _leftBehind.TryRemove(id, out _);
        if (delivery.Exception is { } failure)
        {
            logger.LogError(failure, "What came of outbox row {MessageId} could not be written down; it is delivered again when its claim is over", id);
        }
    }

    private async Task<List<Guid>> DueAsync(OutboxLane lane, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = await scope.ServiceProvider.GetRequiredService<TenantDbContextFactory>().CreateSystemAsync("outbox", ct);
        return await lane.Among(db.Outbox.Due(clock.GetUtcNow().UtcDateTime)).OrderBy(m => m.DueAt).ThenBy(m => m.Id)
            .Select(m => m.Id).Take(BatchSize).ToListAsync(ct);
    }

    /// <summary>A lane that is being worked on.</summary>
    private sealed class LaneAtWork
    {
        public Task<int> Work { get; set; } = Task.FromResult(0);

        public bool IsAskedAgain { get; set; }
    }
}
