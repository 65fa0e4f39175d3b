using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Outbox;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Outbox;

/// <summary>An event of the tests' own, with two handlers that do what the test says.</summary>
public sealed record BellRang(string Where) : IDomainEvent;

/// <summary>What is heard, and what happens then.</summary>
public sealed class Bells
{
    public ConcurrentQueue<(string Where, Guid MessageId)> Heard { get; } = new();

    public ConcurrentQueue<(string Where, Exception LastFailure)> GivenUp { get; } = new();

    /// <summary>What the first handler does; nothing unless the test says so.</summary>
    public Func<string, CancellationToken, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public void Replace(IServiceCollection services) => services.AddSingleton(this)
        .AddEventHandler<BellRang, OpenTheDoor>()
        .AddEventHandler<BellRang, CountTheRings>();

    /// <summary>A bell rings at each of these places: two rows each.</summary>
    public static async Task<IReadOnlyList<OutboxMessage>> RingAsync(TestPortal portal, params string[] places)
    {
        var registry = portal.Get<HandlerRegistry>();
        var messages = places.SelectMany(where => registry.MessagesFor(new BellRang(where), portal.Now)).ToList();
        await portal.SaveAsync([.. messages]);
        return messages;
    }

    public static Task<List<OutboxMessage>> RowsAsync(TestPortal portal) =>
        portal.ReadAsync(db => db.Outbox.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken));
}

[Retries(Minutes = 0.2)]
public sealed class OpenTheDoor(Bells bells) : IDomainEventHandler<BellRang>, IGivesUp<BellRang>
{
    public const int MaxFailures = 3; // after 0, 5 and 15 seconds

    public async Task HandleAsync(BellRang happened, Guid messageId, CancellationToken ct)
    {
        bells.Heard.Enqueue((happened.Where, messageId));
        await bells.Answer(happened.Where, ct);
    }

    public Task GiveUpAsync(BellRang happened, Exception lastFailure, CancellationToken ct)
    {
        bells.GivenUp.Enqueue((happened.Where, lastFailure));
        return Task.CompletedTask;
    }
}

/// <summary>Takes a processor.</summary>
[FewAtATime]
public sealed class CastABell(Bells bells) : IDomainEventHandler<BellRang>
{
    public Task HandleAsync(BellRang happened, Guid messageId, CancellationToken ct)
    {
        bells.Heard.Enqueue((happened.Where, messageId));
        return bells.Answer(happened.Where, ct);
    }
}

public sealed class CountTheRings : IDomainEventHandler<BellRang>
{
    public Task HandleAsync(BellRang happened, Guid messageId, CancellationToken ct) => Task.CompletedTask;
}
