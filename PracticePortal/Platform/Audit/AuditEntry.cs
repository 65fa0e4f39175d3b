using System.Text.Json;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Platform.Audit;

/// <summary>Who did what to what, when. Written in the same save as the change it tells of, and never changed.</summary>
public sealed class AuditEntry : ISharedOwned
{
    public const int WhatMaxLength = 60;
    public const int ActorMaxLength = 200;

    private AuditEntry()
    {
    }

    public Guid Id { get; private init; }

    public DateTime At { get; private init; }

    /// <summary>A stable code; the history's sentence is picked by it.</summary>
    public string What { get; private init; } = "";

    public Guid? AgencyId { get; private init; }

    public Guid? OrganisationId { get; private init; }

    public Guid? CustomerId { get; private init; }

    public Guid? CollaborationId { get; private init; }

    public Guid? ActorUserId { get; private init; }

    public string ActorName { get; private init; } = "";

    /// <summary>The sentence's values, as a JSON list of texts.</summary>
    public string Details { get; private init; } = "[]";

    /// <param name="fact">What is told.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="now">When it happened.</param>
    /// <param name="id">Its place in the history; now's when it is not given.</param>
    public static AuditEntry Of(AuditFact fact, Actor actor, DateTime now, Guid? id = null) => new()
    {
        Id = id ?? Guid.CreateVersion7(),
        At = now,
        What = fact.What,
        AgencyId = fact.AgencyId,
        OrganisationId = fact.OrganisationId,
        CustomerId = fact.CustomerId,
        CollaborationId = fact.CollaborationId,
        ActorUserId = fact.ToldAs is null ? actor.UserId : null,
        ActorName = Shortened(fact.ToldAs ?? actor.Name),
        Details = JsonSerializer.Serialize(fact.Details),
    };

    private static string Shortened(string name) => name.Length > ActorMaxLength ? name[..ActorMaxLength] : name;
}
