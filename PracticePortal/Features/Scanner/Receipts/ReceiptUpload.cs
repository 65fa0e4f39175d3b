using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Scanner.Pictures;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Files;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>A file that somebody is about to send.</summary>
/// <param name="Id">Made by the client, so that the same file is known when it comes again.</param>
/// <param name="Name">As the device calls it.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Of the whole file, in lower-case hexadecimal.</param>
public sealed record AnnouncedFile(Guid Id, string? Name, long Bytes, string? Sha256);

/// <summary>Who brings a receipt, into whose Scanner, and for which side.</summary>
public sealed record ReceiptBringer(Guid OrganisationId, Guid UserId, string Name, CollaborationSide Side);

/// <summary>A receipt that is on its way: what was announced, and how far it has come. It has the receipt's id, and is gone when that is there.</summary>
public sealed class ReceiptUpload : Entity, IOrganisationOwned
{
    /// <summary>Of one person at the same time.</summary>
    public const int MostOpen = 20;

    /// <summary>Of which nothing came for longer does not count among the open ones: its page was closed, or its phone is away.</summary>
    public static readonly TimeSpan CountsFor = TimeSpan.FromMinutes(15);

    /// <summary>Nothing has come of it for so long: it is forgotten.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    private readonly List<ReceiptUploadFile> _files = [];

    private ReceiptUpload()
    {
    }

    public Guid OrganisationId { get; private init; }

    public Guid ByUserId { get; private init; }

    public string ByName { get; private init; } = "";

    public CollaborationSide Side { get; private init; }

    public DateTime BegunAt { get; private init; }

    public IReadOnlyList<ReceiptUploadFile> Files => _files;

    /// <param name="receiptId">Made by the client.</param>
    /// <param name="bringer">Into whose Scanner it comes, and by whom.</param>
    /// <param name="files">In the order of the pages.</param>
    /// <param name="now">When it began.</param>
    public static Result<ReceiptUpload> Announce(Guid receiptId, ReceiptBringer bringer, IReadOnlyList<AnnouncedFile> files, DateTime now)
    {
        if (Check(receiptId, files) is { } refused)
        {
            return refused;
        }

        var upload = new ReceiptUpload
        {
            Id = receiptId,
            OrganisationId = bringer.OrganisationId,
            ByUserId = bringer.UserId,
            ByName = bringer.Name,
            Side = bringer.Side,
            BegunAt = now,
        };
        upload._files.AddRange(files.Select((file, place) => ReceiptUploadFile.Announce(upload, file, place + 1, now)));
        return upload;
    }

    /// <summary>Whether the same was announced before.</summary>
    public bool IsSame(IReadOnlyList<AnnouncedFile> files) => Files.OrderBy(f => f.Position).Select(f => (f.Id, f.Bytes, (string?)f.Sha256))
        .SequenceEqual(files.Select(f => (f.Id, f.Bytes, f.Sha256)));

    private static Error? Check(Guid receiptId, IReadOnlyList<AnnouncedFile> files) => files switch
    {
        [] => ReceiptErrors.NoFiles,
        { Count: > PictureLimits.MostPages } => ReceiptErrors.TooManyFiles,
        _ when receiptId == Guid.Empty || files.Any(f => f.Id == Guid.Empty || !FileHash.IsHex(f.Sha256)) || files.DistinctBy(f => f.Id).Count() < files.Count =>
            ReceiptErrors.NotReadable,
        _ when files.FirstOrDefault(f => f.Bytes <= 0) is { } empty => ReceiptErrors.Empty(SafeFileName.Of(empty.Name)).In($"{empty.Id}"),
        _ when files.FirstOrDefault(f => f.Bytes > PictureLimits.MostBytes) is { } large => ReceiptErrors.TooLarge(SafeFileName.Of(large.Name)).In($"{large.Id}"),
        _ => null,
    };
}

/// <summary>One file of a receipt that is on its way.</summary>
public sealed class ReceiptUploadFile : Entity, IOrganisationOwned
{
    private ReceiptUploadFile()
    {
    }

    public Guid OrganisationId { get; private init; }

    public Guid UploadId { get; private init; }

    /// <summary>From 1.</summary>
    public int Position { get; private init; }

    public string Name { get; private init; } = "";

    public long Bytes { get; private init; }

    public string Sha256 { get; private init; } = "";

    /// <summary>How many bytes have come and are on disk.</summary>
    public long Received { get; private set; }

    /// <summary>When something of it came last.</summary>
    public DateTime HeardAt { get; private set; }

    public bool IsWhole => Received == Bytes;

    /// <summary>What it has to be.</summary>
    public FileDigest Digest => new(Bytes, Sha256);

    /// <summary>The next piece is on disk.</summary>
    public void Receive(long bytes, DateTime now)
    {
        if (bytes < 0 || Received + bytes > Bytes)
        {
            throw new InvalidOperationException("More has come than was announced.");
        }

        (Received, HeardAt) = (Received + bytes, now);
    }

    /// <summary>What has come is not the file that was announced: it is sent again from the beginning.</summary>
    public void StartAgain(DateTime now) => (Received, HeardAt) = (0, now);

    internal static ReceiptUploadFile Announce(ReceiptUpload upload, AnnouncedFile file, int position, DateTime now) => new()
    {
        Id = file.Id,
        OrganisationId = upload.OrganisationId,
        UploadId = upload.Id,
        Position = position,
        Name = SafeFileName.Of(file.Name),
        Bytes = file.Bytes,
        Sha256 = file.Sha256!,
        HeardAt = now,
    };
}
