namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>How far a receipt has come.</summary>
public enum ReceiptStatus
{
    /// <summary>It is there, and nobody has done anything with it yet.</summary>
    New,

    /// <summary>Put aside: nothing more is to be done with it.</summary>
    Archived,
}
