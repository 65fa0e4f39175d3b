namespace PracticePortal.Features.Collaborations;

/// <summary>The member who activates: named in the letters and told of the answer.</summary>
public sealed record Asker(Guid MemberId, Guid UserId, string Name);
