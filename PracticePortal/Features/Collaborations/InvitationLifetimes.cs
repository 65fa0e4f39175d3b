namespace PracticePortal.Features.Collaborations;

/// <summary>How long a request can be answered, and how long its link can set up a sign-in. From the section "Invitations".</summary>
public sealed class InvitationLifetimes
{
    public const string Section = "Invitations";

    public TimeSpan Lifetime { get; init; } = TimeSpan.FromDays(14);

    public TimeSpan SetUpLifetime { get; init; } = TimeSpan.FromHours(72);
}
