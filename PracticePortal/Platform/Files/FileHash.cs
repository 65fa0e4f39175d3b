using System.Buffers;
using System.Security.Cryptography;

namespace PracticePortal.Platform.Files;

/// <summary>Reads a stream once, piece by piece, and tells what it was.</summary>
internal static class FileHash
{
    private const int PieceBytes = 64 * 1024;

    public const int HexLength = SHA256.HashSizeInBytes * 2;

    public static bool IsHex(string? text) => text is { Length: HexLength } && text.All(char.IsAsciiHexDigitLower);

    public static Task<FileDigest> OfAsync(Stream content, CancellationToken ct) => CopyAsync(content, Stream.Null, long.MaxValue, ct);

    /// <summary>Copies until there is nothing more, or more than allowed: then the length says so, and what was copied is of no use.</summary>
    public static async Task<FileDigest> CopyAsync(Stream content, Stream target, long most, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            long bytes = 0;
            int read;
            while (bytes <= most && (read = await content.ReadAsync(piece.AsMemory(0, PieceBytes), ct)) > 0)
            {
                bytes += read;
                if (bytes <= most)
                {
                    hash.AppendData(piece, 0, read);
                    await target.WriteAsync(piece.AsMemory(0, read), ct);
                }
            }

            return new FileDigest(bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }
}
