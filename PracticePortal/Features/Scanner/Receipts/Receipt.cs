using System.Globalization;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>
/// One document that somebody brought into an organisation's Scanner, whole: its pages are kept and were read back. It is the organisation's;
/// an agency sees it through its collaboration.
/// </summary>
public sealed partial class Receipt : Entity, IOrganisationOwned
{
    public const int PersonNameMaxLength = 100;

    private readonly List<ReceiptFile> _files = [];

    private Receipt()
    {
    }

    public Guid OrganisationId { get; private init; }

    public ReceiptStatus Status { get; private set; }

    public Guid BroughtById { get; private init; }

    public string BroughtByName { get; private init; } = "";

    /// <summary>For which side that person acted.</summary>
    public CollaborationSide BroughtBy { get; private init; }

    /// <summary>When it was there, whole.</summary>
    public DateTime ReceivedAt { get; private init; }

    /// <summary>The name of its first file, for lists.</summary>
    public string Title { get; private init; } = "";

    /// <summary>For lists.</summary>
    public int FileCount { get; private set; }

    /// <summary>The receipt that had the same original before; null when there was none.</summary>
    public Guid? SameAsId { get; private init; }

    /// <summary>When it was put aside.</summary>
    public DateTime? ArchivedAt { get; private set; }

    /// <summary>What it was when it was put aside, and becomes again when it is taken back.</summary>
    public ReceiptStatus? ArchivedFrom { get; private set; }

    public IReadOnlyList<ReceiptFile> Files => _files;

    /// <summary>It has come, whole.</summary>
    /// <param name="upload">How it came.</param>
    /// <param name="files">As they were stored and read back, in their order.</param>
    /// <param name="sameAsId">The receipt that had the same original before.</param>
    /// <param name="told">Who is told.</param>
    /// <param name="now">When.</param>
    public static Receipt Bring(ReceiptUpload upload, IReadOnlyList<ReceiptFile> files, Guid? sameAsId, ReceiptAudience told, DateTime now)
    {
        var receipt = new Receipt
        {
            Id = upload.Id,
            OrganisationId = upload.OrganisationId,
            BroughtById = upload.ByUserId,
            BroughtByName = upload.ByName,
            BroughtBy = upload.Side,
            ReceivedAt = now,
            Title = files[0].Name,
            FileCount = files.Count,
            SameAsId = sameAsId,
        };
        receipt._files.AddRange(files);
        receipt.SearchText = WordsOf(receipt);
        receipt.Raise(new ReceiptReceived(receipt.Id, told, receipt.Title, files.Count.ToString(CultureInfo.InvariantCulture)));
        return receipt;
    }
}
