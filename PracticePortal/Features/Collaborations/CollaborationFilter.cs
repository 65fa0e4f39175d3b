using PracticePortal.Platform.Links;

namespace PracticePortal.Features.Collaborations;

/// <summary>Which part of the follow-up list is shown; its name stands in the address.</summary>
public enum CollaborationsShown
{
    All,
    NeedsAttention,
    Awaiting,
    Active,
    History,
    Declined,
    Cancelled,
    Expired,
    Ended,
}

/// <summary>What the follow-up list shows.</summary>
/// <param name="From">Where the page begins; null for the first one.</param>
public sealed record CollaborationFilter(CollaborationsShown Show, string Search, ListCursor? From = null);

internal static class CollaborationsShownStatuses
{
    /// <summary>What the list offers at first sight; the parts of the history come with it.</summary>
    public static readonly IReadOnlyList<CollaborationsShown> Main =
        [CollaborationsShown.All, CollaborationsShown.NeedsAttention, CollaborationsShown.Awaiting, CollaborationsShown.Active, CollaborationsShown.History];

    public static readonly IReadOnlyList<CollaborationsShown> PartsOfHistory =
        [CollaborationsShown.Declined, CollaborationsShown.Cancelled, CollaborationsShown.Expired, CollaborationsShown.Ended];

    /// <summary>Empty for <see cref="CollaborationsShown.NeedsAttention"/>, which is no matter of the status alone.</summary>
    public static IReadOnlyList<CollaborationStatus> Statuses(this CollaborationsShown shown) => shown switch
    {
        CollaborationsShown.All => Enum.GetValues<CollaborationStatus>(),
        CollaborationsShown.NeedsAttention => [],
        CollaborationsShown.Awaiting => [CollaborationStatus.Provisioning, CollaborationStatus.AwaitingApproval],
        CollaborationsShown.Active => [CollaborationStatus.Active],
        CollaborationsShown.History =>
            [CollaborationStatus.Declined, CollaborationStatus.Cancelled, CollaborationStatus.Expired, CollaborationStatus.Ended],
        CollaborationsShown.Declined => [CollaborationStatus.Declined],
        CollaborationsShown.Cancelled => [CollaborationStatus.Cancelled],
        CollaborationsShown.Expired => [CollaborationStatus.Expired],
        CollaborationsShown.Ended => [CollaborationStatus.Ended],
    };
}
