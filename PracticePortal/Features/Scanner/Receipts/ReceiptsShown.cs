namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>Which part of the inbox is shown; its name stands in the address.</summary>
public enum ReceiptsShown
{
    New,
    Archived,
    All,
}
