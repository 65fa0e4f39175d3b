using PracticePortal.Platform.Domain;

namespace PracticePortal.Platform.Identity;

/// <summary>A person goes by another name; each place that keeps a copy takes it over.</summary>
public sealed record PersonRenamed(Guid UserId, string Name) : IDomainEvent;
