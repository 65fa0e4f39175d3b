using System.Security.Cryptography;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Files;

namespace PracticePortal.Tests.Support;

/// <summary>A file on somebody's device, and how it is sent by the portal's own use cases.</summary>
internal sealed record GivenFile(byte[] Content, string Name = "receipt.png")
{
    /// <summary>A white picture of one point, which every browser draws.</summary>
    private static readonly byte[] s_png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public Guid Id { get; } = Guid.NewGuid();

    public AnnouncedFile Announced => new(Id, Name, Content.Length, Hash(Content));

    public static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>A picture with something behind it, so that it has a length and differs from others.</summary>
    public static GivenFile Png(int bytes = 2000, string name = "receipt.png", int seed = 1)
    {
        var content = new byte[Math.Max(bytes, s_png.Length)];
        new Random(seed).NextBytes(content);
        s_png.CopyTo(content, 0);
        return new GivenFile(content, name);
    }

    /// <summary>A receipt's upload that has only begun.</summary>
    public ReceiptUpload Upload(Guid organisationId, Guid userId, string name) => ReceiptUpload.Announce(
        Guid.NewGuid(), new ReceiptBringer(organisationId, userId, name, CollaborationSide.Customer), [Announced], Given.Now).Value;

    /// <summary>A receipt that is there, with this file; the file itself is not kept anywhere.</summary>
    public Receipt Receipt(Guid organisationId, Guid userId, string name, int pages = 1)
    {
        var upload = Upload(organisationId, userId, name);
        var receipt = PracticePortal.Features.Scanner.Receipts.Receipt.Bring(
            upload, [ReceiptFile.Keep(upload, upload.Files.Single(), FileKind.Png, pages, Given.Now, Given.Now)], sameAsId: null,
            new ReceiptAudience(organisationId, "", ActingFor: null, []), Given.Now);
        receipt.TakeEvents();
        return receipt;
    }

    /// <summary>Announces a receipt with these files, sends them and finishes.</summary>
    public static async Task<Result<UploadState>> BringAsync(TestPortal portal, Guid? collaborationId, Guid receiptId, params GivenFile[] files)
    {
        var begun = await portal.Get<BeginReceipt>().ExecuteAsync(collaborationId, organisationId: null, receiptId, [.. files.Select(f => f.Announced)], Ct);
        if (!begun.Succeeded)
        {
            return begun;
        }

        foreach (var file in files)
        {
            for (var offset = 0; offset < file.Content.Length; offset += (int)ReceiveChunk.MostBytes)
            {
                var sent = await file.SendAsync(portal, receiptId, offset);
                if (!sent.Succeeded)
                {
                    return sent.Error;
                }
            }
        }

        return await portal.Get<CompleteReceipt>().ExecuteAsync(receiptId, Ct);
    }

    /// <summary>Sends the piece that begins there.</summary>
    /// <param name="portal">Where to.</param>
    /// <param name="receiptId">The receipt's id.</param>
    /// <param name="offset">Where the piece begins.</param>
    /// <param name="most">Its length, unless the file ends before.</param>
    /// <param name="sha256">What is said of it; the truth when nothing is given.</param>
    public async Task<Result<FileProgress>> SendAsync(
        TestPortal portal, Guid receiptId, int offset = 0, int most = (int)ReceiveChunk.MostBytes, string? sha256 = null)
    {
        var piece = Content.AsMemory(offset, Math.Min(most, Content.Length - offset));
        using var stream = new MemoryStream(piece.ToArray());
        return await portal.Get<ReceiveChunk>().ExecuteAsync(new ChunkPlace(receiptId, Id, offset, sha256 ?? Hash(piece.Span)), stream, Ct);
    }
}
