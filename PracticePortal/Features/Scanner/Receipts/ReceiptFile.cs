using PracticePortal.Platform.Files;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>
/// Pages of one original, which is kept bit for bit, as a receipt shows them. An original that was split inside has several rows, the first of
/// which has its id. Rows and file come and go together.
/// </summary>
public sealed class ReceiptFile : IOrganisationOwned
{
    private ReceiptFile()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>The row that the original came with, when it is another one.</summary>
    public Guid? OriginalId { get; private init; }

    public Guid OrganisationId { get; private init; }

    public Guid ReceiptId { get; private set; }

    /// <summary>Its place among the receipt's files: they are shown in this order.</summary>
    public int Position { get; private set; }

    /// <summary>Of the original, from 1.</summary>
    public int FirstPage { get; private init; } = 1;

    /// <summary>Of the original, with it.</summary>
    public int LastPage { get; private set; } = 1;

    /// <summary>How many quarters each page of the original is turned clockwise, a digit each; what is missing is none.</summary>
    public string Turns { get; private set; } = "";

    /// <summary>Who brought it, whichever receipt it is in since.</summary>
    public Guid BroughtById { get; private init; }

    /// <summary>Their name, when it came from another receipt than the one it is in.</summary>
    public string? BroughtByName { get; private set; }

    /// <summary>As somebody's device called it, made safe.</summary>
    public string Name { get; private init; } = "";

    public FileKind Kind { get; private init; }

    public long Bytes { get; private init; }

    /// <summary>In lower-case hexadecimal.</summary>
    public string Sha256 { get; private init; } = "";

    public DateTime StoredAt { get; private init; }

    /// <summary>When it was read from where it is kept and was the same: from then on the paper may go.</summary>
    public DateTime ReadBackAt { get; private init; }

    /// <summary>Since when it is known that the file is not where it should be; null when all is well.</summary>
    public DateTime? MissingSince { get; private init; }

    /// <summary>Where the original is kept.</summary>
    public FileKey Key => new(OrganisationId, OriginalId ?? Id);

    public int PageCount => LastPage - FirstPage + 1;

    public bool Shows(int page) => page >= FirstPage && page <= LastPage;

    /// <summary>Quarters, clockwise.</summary>
    public static int TurnsOf(string turns, int page) => page <= turns.Length ? turns[page - 1] - '0' : 0;

    /// <param name="upload">Of the receipt that it is in.</param>
    /// <param name="announced">As it was announced, and is.</param>
    /// <param name="kind">By its content.</param>
    /// <param name="pages">How many it has.</param>
    /// <param name="storedAt">When it was on disk.</param>
    /// <param name="readBackAt">When it was read back.</param>
    internal static ReceiptFile Keep(ReceiptUpload upload, ReceiptUploadFile announced, FileKind kind, int pages, DateTime storedAt, DateTime readBackAt) => new()
    {
        Id = announced.Id,
        OrganisationId = upload.OrganisationId,
        ReceiptId = upload.Id,
        BroughtById = upload.ByUserId,
        Position = announced.Position,
        LastPage = pages,
        Name = SafeFileName.With(announced.Name, kind),
        Kind = kind,
        Bytes = announced.Bytes,
        Sha256 = announced.Sha256,
        StoredAt = storedAt,
        ReadBackAt = readBackAt,
    };

    internal void Turn(int page, int quarterTurns)
    {
        var turns = Turns.PadRight(page, '0').ToCharArray();
        turns[page - 1] = (char)('0' + quarterTurns);
        Turns = new string(turns).TrimEnd('0');
    }

    internal void MoveTo(Guid receiptId, int position) => (ReceiptId, Position) = (receiptId, position);

    /// <summary>Whoever brought it stays known in a receipt that somebody else brought.</summary>
    internal void CameBy(string name) => BroughtByName ??= name;

    /// <summary>Leaves the pages from one on to a row of their own.</summary>
    internal ReceiptFile CutBefore(int page)
    {
        var rest = new ReceiptFile
        {
            Id = Guid.CreateVersion7(),
            OriginalId = OriginalId ?? Id,
            OrganisationId = OrganisationId,
            FirstPage = page,
            LastPage = LastPage,
            Turns = Turns,
            BroughtById = BroughtById,
            BroughtByName = BroughtByName,
            Name = Name,
            Kind = Kind,
            Bytes = Bytes,
            Sha256 = Sha256,
            StoredAt = StoredAt,
            ReadBackAt = ReadBackAt,
            MissingSince = MissingSince,
        };
        LastPage = page - 1;
        return rest;
    }

    /// <summary>Takes the pages that were cut off back, turned as they are there. The row that a file came with is never the later one.</summary>
    /// <returns>False when they are not the next ones of the same original.</returns>
    internal bool TryJoin(ReceiptFile next)
    {
        if (next.Key != Key || next.FirstPage != LastPage + 1)
        {
            return false;
        }

        for (var page = next.FirstPage; page <= next.LastPage; page++)
        {
            Turn(page, TurnsOf(next.Turns, page));
        }

        LastPage = next.LastPage;
        return true;
    }
}
