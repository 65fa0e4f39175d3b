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
        ReceiptStatus.Interpreted => Chips.Of(Tone.Waiting, ScannerText.ReceiptInterpreted, Glyph.Receipt),
        ReceiptStatus.NeedsAnswer => Chips.Of(Tone.Waiting, ScannerText.ReceiptNeedsAnswer, Glyph.SpeechBubble),
        ReceiptStatus.Ready => Chips.Of(Tone.Good, ScannerText.ReceiptReady, Glyph.Tick),
        ReceiptStatus.HandedOver => Chips.Of(Tone.Good, ScannerText.ReceiptHandedOver, Glyph.Collaborations),
        ReceiptStatus.Archived => Chips.Of(Tone.Done, ScannerText.ReceiptArchived),
    };
}
