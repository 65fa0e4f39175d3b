using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Scanner.Interpretation;
using PracticePortal.Features.Scanner.Pictures;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>A question or an answer, as both sides read it.</summary>
public sealed record ReceiptMessageRow(string ByName, CollaborationSide Side, DateTime At, string Text);

/// <summary>That somebody at an agency opened a receipt.</summary>
public sealed record ReceiptOpeningRow(string Name, DateTime LastAt);

/// <summary>What is known of a receipt: what stands on it, where it was read, what was asked and answered.</summary>
public sealed record ReceiptKnowledge
{
    public ReceiptFacts Facts { get; init; } = ReceiptFacts.None;

    /// <summary>Those that a person has looked at.</summary>
    public ReceiptFact Confirmed { get; init; }

    /// <summary>Null while nothing has tried to read it.</summary>
    public ReadingState? Reading { get; init; }

    /// <summary>Why it could not be read; null when it was, or while nothing has tried.</summary>
    public Error? NotRead { get; init; }

    /// <summary>With their places on the pages.</summary>
    public IReadOnlyList<ReadFact> Read { get; init; } = [];

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<ReceiptMessageRow> Messages { get; init; } = [];

    /// <summary>Who at an agency opened it, the latest first; for the organisation's own people only.</summary>
    public IReadOnlyList<ReceiptOpeningRow> Openings { get; init; } = [];

    /// <summary>The first fact that nobody has confirmed, in the order of <see cref="ReceiptFact"/>.</summary>
    public ReceiptFact FirstUnconfirmed =>
        Enum.GetValues<ReceiptFact>().FirstOrDefault(fact => fact != ReceiptFact.None && Facts.Known.HasFlag(fact) && !Confirmed.HasFlag(fact), ReceiptFact.Supplier);

    /// <summary>It was read, and nobody has said yet that it is right.</summary>
    public bool IsOnlyRead(ReceiptFact fact) => Facts.Known.HasFlag(fact) && !Confirmed.HasFlag(fact);

    internal static async Task<ReceiptKnowledge> ReadAsync(ScannerVisit visit, Receipt receipt, CancellationToken ct)
    {
        var (db, organisationId, id) = (visit.Db, visit.OrganisationId, receipt.Id);
        var reading = await db.ReceiptReadings.Where(r => r.OrganisationId == organisationId && r.Id == id).Select(r => new { r.State, r.Reason, r.Fields }).SingleOrDefaultAsync(ct);
        var messages = await db.ReceiptMessages.Where(m => m.OrganisationId == organisationId && m.ReceiptId == id).OrderBy(m => m.At).ThenBy(m => m.Id)
            .Select(m => new ReceiptMessageRow(m.ByName, m.Side, m.At, m.Text)).ToListAsync(ct);
        var openings = visit.Through is not null ? [] : await db.ReceiptOpenings.Where(o => o.OrganisationId == organisationId && o.ReceiptId == id)
            .OrderByDescending(o => o.LastAt).Select(o => new ReceiptOpeningRow(o.Name, o.LastAt)).ToListAsync(ct);
        return new ReceiptKnowledge
        {
            Facts = receipt.Facts,
            Confirmed = receipt.Confirmed,
            Reading = reading?.State,
            NotRead = reading is null ? null : ReadingErrors.Of(reading.Reason) ?? PictureErrors.Of(reading.Reason),
            Read = reading is null ? [] : ReadFact.Read(reading.Fields),
            Messages = messages,
            Openings = openings,
        };
    }
}
