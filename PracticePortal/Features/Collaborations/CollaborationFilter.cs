namespace PracticePortal.Features.Collaborations;

/// <summary>Which part of the follow-up list is shown; its name stands in the address.</summary>
public enum CollaborationsShown
{
    All,
    NeedsAttention,
    Awaiting,
    Active,
    History,
}

/// <summary>What the follow-up list shows.</summary>
/// <param name="Page">Counted from 0.</param>
public sealed record CollaborationFilter(CollaborationsShown Show, string Search, int Page);

internal static class CollaborationsShownStatuses
{
    public static IReadOnlyList<CollaborationStatus> Statuses(this CollaborationsShown shown) => shown switch
    {
        CollaborationsShown.All => Enum.GetValues<CollaborationStatus>(),
        CollaborationsShown.NeedsAttention => [CollaborationStatus.ProvisioningFailed, CollaborationStatus.AwaitingApproval],
        CollaborationsShown.Awaiting => [CollaborationStatus.Provisioning, CollaborationStatus.AwaitingApproval],
        CollaborationsShown.Active => [CollaborationStatus.Active],
        CollaborationsShown.History =>
            [CollaborationStatus.Declined, CollaborationStatus.Cancelled, CollaborationStatus.Expired, CollaborationStatus.Ended],
    };
}
