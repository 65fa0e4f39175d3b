using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Resources;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>Receipts in words.</summary>
internal static class ReceiptTexts
{
    public static MarkupString Chip(ReceiptStatus status) => status switch
    {
        ReceiptStatus.New => Chips.Of(Tone.Waiting, ScannerText.ReceiptNew, Glyph.Inbox),
        ReceiptStatus.Archived => Chips.Of(Tone.Done, ScannerText.ReceiptArchived),
    };
}
