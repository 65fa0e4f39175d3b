using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts.Work;

/// <summary>The text of a question or an answer.</summary>
internal static class MessageText
{
    /// <summary>This field's name in refusals.</summary>
    public const string Field = "Text";

    public static Result<string> Parse(string? typed)
    {
        var text = PlainText.OptionalText(typed, Field, ReceiptMessage.TextMaxLength);
        return text.Succeeded && text.Value.Length == 0 ? CommonErrors.Required(Field) : text;
    }
}
