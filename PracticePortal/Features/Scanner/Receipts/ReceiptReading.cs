using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>What became of the attempt to read a receipt.</summary>
public enum ReadingState
{
    Read,

    /// <summary>It could not be read, or nothing that reads is installed. People write down what stands on it.</summary>
    NotRead,
}

/// <summary>What was read on a receipt, kept beside what people say of it. One for each receipt; a new reading takes its place.</summary>
public sealed class ReceiptReading : IOrganisationOwned
{
    public const int ReasonMaxLength = 60;

    /// <summary>Of all pages together. What is more does not help to find it.</summary>
    public const int TextMaxLength = 20_000;

    private ReceiptReading()
    {
    }

    /// <summary>Also the receipt's.</summary>
    public Guid Id { get; private init; }

    public Guid OrganisationId { get; private init; }

    public ReadingState State { get; private set; }

    /// <summary>The code of the error for which it was not read; empty when it was.</summary>
    public string Reason { get; private set; } = "";

    public DateTime At { get; private set; }

    /// <summary>All that was read; empty when it was not read.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Its words, for the search.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Each fact that was found, with its place and how sure it is, as JSON.</summary>
    public string Fields { get; private set; } = "[]";

    public static ReceiptReading For(Receipt receipt) => new() { Id = receipt.Id, OrganisationId = receipt.OrganisationId };

    public void Read(string text, string fields, DateTime now)
    {
        (State, Reason, Fields, At) = (ReadingState.Read, "", fields, now);
        Text = text.Length <= TextMaxLength ? text : PlainText.WellFormed(text[..TextMaxLength]);
        Words = ReceiptWords.Of(Text);
    }

    public void NotRead(string reason, DateTime now) => (State, Reason, Text, Words, Fields, At) = (ReadingState.NotRead, reason, "", "", "[]", now);
}
