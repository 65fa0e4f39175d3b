namespace PracticePortal.Features.Scanner;

/// <summary>Where the pages of Scanner are.</summary>
internal static class ScannerAddresses
{
    public const string Agency = "/scanner";
    public const string My = "/my/scanner";

    public static string Inbox(Guid collaborationId) => $"{Agency}/{collaborationId}";

    public static string Receipt(Guid collaborationId, Guid receiptId) => $"{Agency}/{collaborationId}/receipts/{receiptId}";

    public const string MyHandOver = $"{My}/handover";

    public static string HandOver(Guid collaborationId) => $"{Inbox(collaborationId)}/handover";

    public static string MyReceipt(Guid receiptId) => $"{My}/{receiptId}";
}
