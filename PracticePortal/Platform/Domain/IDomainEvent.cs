namespace PracticePortal.Platform.Domain;

/// <summary>Something that happened, in the past tense. What follows from it is done by its handlers, through the outbox.</summary>
public interface IDomainEvent;

/// <summary>An event that open pages want to know of.</summary>
public interface ILiveEvent : IDomainEvent
{
    /// <summary>Whose open pages read again after the commit.</summary>
    IEnumerable<LiveTopic> Topics();
}

/// <summary>An event that is told in the history, in the same save as the change itself.</summary>
public interface IAuditedEvent : IDomainEvent
{
    AuditFact ToAudit();
}

/// <summary>The subject that an open page listens to: an agency, an organisation or the portal's own affairs.</summary>
public readonly record struct LiveTopic(string Kind, Guid Id)
{
    public static LiveTopic Agency(Guid id) => new("agency", id);

    public static LiveTopic Organisation(Guid id) => new("organisation", id);

    public static readonly LiveTopic Portal = new("portal", Guid.Empty);

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else, such as a topic of a newer version.</summary>
    public static LiveTopic? Parse(string text) =>
        text.Split(':') is [var kind, var id] && Guid.TryParseExact(id, "N", out var parsed) ? new(kind, parsed) : null;

    public override string ToString() => $"{Kind}:{Id:N}";
}

/// <summary>What an audit entry tells: a stable code, whom it belongs to and the words that its sentence needs.</summary>
public sealed record AuditFact(string What)
{
    public Guid? AgencyId { get; init; }

    public Guid? OrganisationId { get; init; }

    public Guid? CustomerId { get; init; }

    public Guid? CollaborationId { get; init; }

    /// <summary>Who is said to have done it, where the person's own name is not for everybody who reads it; null for whoever is acting.</summary>
    public string? ToldAs { get; init; }

    /// <summary>The values of the sentence, by the order in which its text names them.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];
}
