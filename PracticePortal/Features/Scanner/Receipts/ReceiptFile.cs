using PracticePortal.Platform.Files;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>One original of a receipt, kept bit for bit. The row and the file come and go together.</summary>
public sealed class ReceiptFile : IOrganisationOwned
{
    private ReceiptFile()
    {
    }

    /// <summary>Also the name of the file where it is kept.</summary>
    public Guid Id { get; private init; }

    public Guid OrganisationId { get; private init; }

    public Guid ReceiptId { get; private init; }

    /// <summary>Its place among the receipt's files, from 1.</summary>
    public int Position { get; private init; }

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

    public FileKey Key => new(OrganisationId, Id);

    internal static ReceiptFile Keep(ReceiptUpload upload, ReceiptUploadFile announced, FileKind kind, DateTime storedAt, DateTime readBackAt) => new()
    {
        Id = announced.Id,
        OrganisationId = upload.OrganisationId,
        ReceiptId = upload.Id,
        Position = announced.Position,
        Name = SafeFileName.With(announced.Name, kind),
        Kind = kind,
        Bytes = announced.Bytes,
        Sha256 = announced.Sha256,
        StoredAt = storedAt,
        ReadBackAt = readBackAt,
    };
}
