using System.Collections.Concurrent;

namespace PracticePortal.Platform.Outbox;

/// <summary>
/// Works on the lanes of this process, each at most once at a time. Nobody waits long for it: a handler that takes its time goes on by
/// itself while the next row begins, and a lane that is full of such rows goes on without whoever asked for it.
/// </summary>
public sealed class OutboxPump(IServiceScopeFactory scopes, TimeProvider clock, ILogger<OutboxPump> logger) : IHostedService, IAsyncDisposable
{
    /// <summary>Of one lane; a row in somebody's hands costs memory, and its handler may be waiting for a lost network.</summary>
    private const int MostLeftBehind = 50;

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
                atWork.Ask();
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
                taken += await DrainAsync(lane, atWork, _stop.Token);
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
            return !atWork.TakeAsked() && _atWork.Remove(lane);
        }
    }

    /// <summary>
    /// Claims as many rows as there are free places; again when enough of the places are free and more may be due, or when somebody asks.
    /// </summary>
    private async Task<int> DrainAsync(OutboxLane lane, LaneAtWork atWork, CancellationToken ct)
    {
        var (taken, mayBeMore) = (0, true);
        List<Task> inPlace = [];
        try
        {
            while (true)
            {
                var free = lane.Places - inPlace.Count;
                if (atWork.TakeAsked() || (mayBeMore && free >= lane.PlacesOfAClaim))
                {
                    var claimed = await ClaimAsync(lane, free, ct);
                    taken += claimed.Count;
                    mayBeMore = claimed.Count == free;
                    inPlace.AddRange(claimed.Select(message => KeepPlaceAsync(lane, message)));
                }

                if (inPlace.Count == 0)
                {
                    return taken;
                }

                await Task.WhenAny(inPlace.Count == lane.Places ? inPlace : [.. inPlace, atWork.Asked]);
                foreach (var given in inPlace.FindAll(row => row.IsCompleted))
                {
                    inPlace.Remove(given);
                    await given;
                }
            }
        }
        finally
        {
            await Task.WhenAll(inPlace).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Waits for a row while it is quick, and as long as it takes when many of its lane are left behind.</summary>
    private async Task KeepPlaceAsync(OutboxLane lane, OutboxMessage message)
    {
        var delivery = DeliverAsync(message);
        try
        {
            await delivery.WaitAsync(lane.PlaceKept, clock);
        }
        catch (TimeoutException)
        {
            if (delivery.IsCompleted || _leftBehind.Values.Count(row => row.Lane == lane) >= MostLeftBehind)
            {
                await delivery;
                return;
            }

            _leftBehind[message.Id] = (lane, ForgetAfterwardsAsync(message.Id, delivery));
        }
    }

    private async Task DeliverAsync(OutboxMessage message)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<OutboxDelivery>().DeliverAsync(message, _stop.Token);
    }

    private async Task<IReadOnlyList<OutboxMessage>> ClaimAsync(OutboxLane lane, int most, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<OutboxClaims>().ClaimAsync(lane.Among, most, ct);
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
}
