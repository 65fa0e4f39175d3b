namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>Which part of the inbox is shown, in the order of a receipt's way; its name stands in the address.</summary>
public enum ReceiptsShown
{
    New,
    Interpreted,
    NeedsAnswer,
    Ready,
    HandedOver,
    Archived,
    All,
}
