namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>How far a receipt has come.</summary>
public enum ReceiptStatus
{
    /// <summary>It is there, and nobody has done anything with it yet.</summary>
    New,

    /// <summary>Put aside: nothing more is to be done with it.</summary>
    Archived,

    /// <summary>What stands on it was read, or somebody wrote it down.</summary>
    Interpreted,

    /// <summary>The agency has asked the customer something.</summary>
    NeedsAnswer,

    /// <summary>Its facts add up and somebody has said that they are right: it can be handed over.</summary>
    Ready,

    /// <summary>It stands in a batch for the customer's books.</summary>
    HandedOver,
}

internal static class ReceiptStatuses
{
    /// <summary>It is still being worked on: its facts and pages may change.</summary>
    public static bool IsOpen(this ReceiptStatus status) => status is ReceiptStatus.New or ReceiptStatus.Interpreted or ReceiptStatus.NeedsAnswer;
}
