using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Programs.Crash;

internal enum ActKind
{
    AddCustomer,
    EditCustomer,
    AddTask,
    Activate,
    Retry,
    Approve,
    Decline,
    Cancel,
    End,
    Resend,
    CorrectAddress,
    ChangeTask,
}

/// <summary>Something that somebody did, and what they know of it.</summary>
/// <param name="Name">The customer's new name.</param>
/// <param name="Email">The contact's new address.</param>
/// <param name="TaskId">The task that was chosen.</param>
internal sealed record LoggedAct(ActKind Kind, Known Known, string Name = "", string Email = "", Guid? TaskId = null) : IKnownAct
{
    public bool IsAcknowledged => Known == Known.Done;

    public string Code => CodeOf(Kind);

    public static IReadOnlySet<string> Codes { get; } = Enum.GetValues<ActKind>().Select(CodeOf).ToHashSet(StringComparer.Ordinal);

    private static string CodeOf(ActKind kind) => kind switch
    {
        ActKind.AddCustomer => "customer-added",
        ActKind.EditCustomer => "customer-edited",
        ActKind.AddTask => "task-added",
        ActKind.Activate => "collaboration-activated",
        ActKind.Retry => "collaboration-provisioning-retried",
        ActKind.Approve => "collaboration-approved",
        ActKind.Decline => "collaboration-declined",
        ActKind.Cancel => "collaboration-cancelled",
        ActKind.End => "collaboration-ended",
        ActKind.Resend => "collaboration-resent",
        ActKind.CorrectAddress => "collaboration-address-corrected",
        ActKind.ChangeTask => "collaboration-task-changed",
    };
}
