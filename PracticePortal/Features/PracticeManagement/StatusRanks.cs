using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;

namespace PracticePortal.Features.PracticeManagement;

/// <summary>
/// The order of the customers list by status, by who must act: what failed first, then what waits, what works, what was never activated,
/// what is closed. The database keeps it on the customer's row (<see cref="Customer.StatusRank"/>); its triggers know the same numbers.
/// </summary>
internal static class StatusRanks
{
    public static int Of(CollaborationStatus? latest) => latest switch
    {
        CollaborationStatus.ProvisioningFailed => 1,
        CollaborationStatus.AwaitingApproval => 2,
        CollaborationStatus.Provisioning => 3,
        CollaborationStatus.Active => 4,
        null => Customer.NeverActivated,
        CollaborationStatus.Declined => 6,
        CollaborationStatus.Expired => 7,
        CollaborationStatus.Cancelled => 8,
        CollaborationStatus.Ended => 9,
    };

    /// <summary>Null for a customer that was never activated.</summary>
    public static CollaborationStatus? StatusOf(int rank) =>
        rank == Customer.NeverActivated ? null : Enum.GetValues<CollaborationStatus>().Single(status => Of(status) == rank);
}
