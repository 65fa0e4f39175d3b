using System.Collections.Concurrent;
using System.Security.Cryptography;
using SkiaSharp;

namespace PracticePortal.Tests.Support;

/// <summary>A receipt that a program sends by the addresses that browsers use, and what it was told of it.</summary>
internal sealed class SentReceipt(Guid? collaborationId, IReadOnlyList<SentFile> files)
{
    public Guid Id { get; } = Guid.NewGuid();

    public IReadOnlyList<SentFile> Files => files;

    /// <summary>How far each file has come, by what was answered last; null when it has to be asked.</summary>
    public Dictionary<Guid, long>? Received { get; set; }

    /// <summary>The portal has said that the paper may go: from then on it is there, whole, once.</summary>
    public bool IsSafe { get; set; }

    /// <summary>Its page was closed for good.</summary>
    public bool IsGivenUp { get; set; }

    public object Announcement => new { ReceiptId = Id, CollaborationId = collaborationId, Files = files.Select(f => new { f.Id, f.Name, f.Bytes, f.Sha256 }) };

    public override string ToString() => $"receipt {Id} ({(IsSafe ? "safe" : "never safe")})";
}

/// <summary>A file that no other receipt has. All JPEGs of one length share what is behind their id, so that hundreds of them cost no memory.</summary>
internal sealed class SentFile
{
    private const int MarkerBytes = 2;

    /// <summary>ITU-T T.81, B.2.4.5: a comment's length counts itself, and not its marker.</summary>
    private const int MostOfAComment = MarkerBytes + ushort.MaxValue;

    private const int LeastOfAComment = MarkerBytes + sizeof(ushort);

    private static readonly ConcurrentDictionary<int, byte[]> s_rests = new();

    private readonly byte[] _head;
    private readonly byte[] _rest;

    /// <summary>A white picture on which nothing stands.</summary>
    /// <param name="bytes">At least a few thousand.</param>
    public SentFile(int bytes)
        : this("jpg", id => Marked(id), head => s_rests.GetOrAdd(bytes - head.Length, Rest))
    {
    }

    private SentFile(string extension, Func<Guid, byte[]> head, Func<byte[], byte[]> rest)
    {
        Extension = extension;
        _head = head(Id);
        _rest = rest(_head);
        Bytes = _head.Length + _rest.Length;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(_head);
        hash.AppendData(_rest);
        Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public Guid Id { get; } = Guid.NewGuid();

    public string Name => $"kvitto-{Id:N}.{Extension}";

    public string Extension { get; }

    /// <summary>Of each page, a word that a reading must find; empty where none has to.</summary>
    public IReadOnlyList<string> Words { get; private init; } = [""];

    /// <summary>Something stands on it that can be read.</summary>
    public bool IsReadable { get; private init; }

    /// <summary>What a camera took.</summary>
    /// <param name="jpeg">The picture.</param>
    public static SentFile Picture(byte[] jpeg) => new("jpg", id => Marked(id), _ => jpeg[MarkerBytes..]) { IsReadable = true };

    /// <summary>A document with text of its own, and a word on each page that no other has.</summary>
    /// <param name="pages">How many.</param>
    /// <param name="make">Makes it of those words.</param>
    public static SentFile Document(int pages, Func<IReadOnlyList<string>, byte[]> make)
    {
        List<string> words = [.. Enumerable.Range(0, pages).Select(_ => $"W{Guid.NewGuid():N}"[..16])];
        return new("pdf", _ => make(words), _ => []) { Words = words, IsReadable = true };
    }

    public int Bytes { get; }

    public string Sha256 { get; }

    public byte[] Piece(int offset, int bytes)
    {
        var piece = new byte[bytes];
        var ofHead = Math.Clamp(_head.Length - offset, 0, bytes);
        _head.AsSpan(Math.Min(offset, _head.Length), ofHead).CopyTo(piece);
        _rest.AsSpan(Math.Max(0, offset - _head.Length), bytes - ofHead).CopyTo(piece.AsSpan(ofHead));
        return piece;
    }

    private static byte[] Marked(Guid id) => [0xFF, 0xD8, .. Comment(id.ToByteArray())];

    /// <summary>Comments until the length is reached, and then the picture.</summary>
    private static byte[] Rest(int bytes)
    {
        using var bitmap = new SKBitmap(32, 32);
        bitmap.Erase(SKColors.White);
        using var encoded = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        var picture = encoded.ToArray().AsSpan(MarkerBytes);
        var rest = new MemoryStream(bytes);
        for (var left = bytes - picture.Length; left > 0;)
        {
            var next = Math.Min(left, MostOfAComment);
            next = left - next is > 0 and < LeastOfAComment ? next - LeastOfAComment : next;
            rest.Write(Comment(RandomNumberGenerator.GetBytes(next - LeastOfAComment)));
            left -= next;
        }

        rest.Write(picture);
        return rest.ToArray();
    }

    private static byte[] Comment(byte[] content)
    {
        var length = content.Length + sizeof(ushort);
        return [0xFF, 0xFE, (byte)(length >> 8), (byte)length, .. content];
    }
}
