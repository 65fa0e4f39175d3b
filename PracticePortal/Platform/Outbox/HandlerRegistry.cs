using System.Text.Json;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Platform.Outbox;

/// <summary>Which handlers follow from which event, by stable names, as the rows keep them.</summary>
public sealed class HandlerRegistry
{
    private readonly Dictionary<(string Event, string Handler), HandlerRegistration> _byName;
    private readonly ILookup<Type, HandlerRegistration> _byEvent;
    private readonly HashSet<string> _fewAtATime;

    public HandlerRegistry(IEnumerable<HandlerRegistration> registrations)
    {
        HandlerRegistration[] all = [.. registrations];
        _byName = all.ToDictionary(r => (r.EventName, r.HandlerName));
        _byEvent = all.ToLookup(r => r.EventType);
        _fewAtATime = [.. all.Where(r => Attribute.IsDefined(r.HandlerType, typeof(FewAtATimeAttribute))).Select(r => r.HandlerName)];
    }

    public IEnumerable<HandlerRegistration> All => _byName.Values;

    public IEnumerable<OutboxMessage> MessagesFor(IDomainEvent happened, DateTime now) =>
        _byEvent[happened.GetType()].Select(r => OutboxMessage.For(
            r.EventName, r.HandlerName, JsonSerializer.Serialize(happened, r.EventType, JsonSerializerOptions.Web), now));

    public bool IsFewAtATime(string handlerName) => _fewAtATime.Contains(handlerName);

    /// <summary>Null for a name that this version does not know: such a row is kept and shown, never dropped.</summary>
    public HandlerRegistration? Find(string eventName, string handlerName) => _byName.GetValueOrDefault((eventName, handlerName));
}

/// <summary>One handler of one event.</summary>
public abstract class HandlerRegistration(Type eventType, Type handlerType)
{
    public Type EventType { get; } = eventType;

    public Type HandlerType { get; } = handlerType;

    public string EventName => EventType.Name;

    public string HandlerName => HandlerType.Name;

    public RetriesAttribute Retries { get; } =
        (RetriesAttribute?)Attribute.GetCustomAttribute(handlerType, typeof(RetriesAttribute)) ?? RetriesAttribute.Usual;

    public abstract Task HandleAsync(IServiceProvider services, OutboxMessage message, CancellationToken ct);

    public abstract Task GiveUpAsync(IServiceProvider services, OutboxMessage message, Exception failure, CancellationToken ct);
}

internal sealed class HandlerRegistration<TEvent, THandler>() : HandlerRegistration(typeof(TEvent), typeof(THandler))
    where TEvent : IDomainEvent
    where THandler : class, IDomainEventHandler<TEvent>
{
    /// <summary>What an event must say and does not is never made up: nobody's id would be acted on.</summary>
    private static readonly JsonSerializerOptions s_whole = new(JsonSerializerOptions.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    public override Task HandleAsync(IServiceProvider services, OutboxMessage message, CancellationToken ct) =>
        services.GetRequiredService<THandler>().HandleAsync(Read(message), message.Id, ct);

    public override Task GiveUpAsync(IServiceProvider services, OutboxMessage message, Exception failure, CancellationToken ct) =>
        services.GetRequiredService<THandler>() is IGivesUp<TEvent> handler ? handler.GiveUpAsync(Read(message), failure, ct) : Task.CompletedTask;

    private static TEvent Read(OutboxMessage message)
    {
        try
        {
            return JsonSerializer.Deserialize<TEvent>(message.Payload, s_whole)
                ?? throw new JsonException($"The payload of {message.EventName} is empty.");
        }
        catch (JsonException unread)
        {
            throw new OtherVersionException($"This version cannot read the {message.EventName} that {message.HandlerName} is to follow.", unread);
        }
    }
}

/// <summary>Says which handler follows from which event.</summary>
public static class HandlerServices
{
    /// <summary>Registers what follows from an event.</summary>
    public static IServiceCollection AddEventHandler<TEvent, THandler>(this IServiceCollection services)
        where TEvent : IDomainEvent
        where THandler : class, IDomainEventHandler<TEvent>
    {
        if (services.All(s => s.ServiceType != typeof(THandler)))
        {
            services.AddScoped<THandler>();
        }

        return services.AddSingleton<HandlerRegistration>(new HandlerRegistration<TEvent, THandler>());
    }
}
