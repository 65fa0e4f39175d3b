using PracticePortal.Platform.Domain;

namespace PracticePortal.Platform.Identity;

/// <summary>A person goes by another name, or reads another language; each place that keeps a copy takes it over.</summary>
public sealed record PersonChanged(Guid UserId) : IDomainEvent;
