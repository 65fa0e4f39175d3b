using System.Security.Cryptography;

namespace PracticePortal.Tests.Programs.Crash.Receipts;

/// <summary>A row of a receipt's file.</summary>
internal sealed record KeptRow(Guid ReceiptId, Guid Id, Guid OrganisationId, string Sha256, string Bytes, string MissingSince);

/// <summary>The portal's files, looked at past it.</summary>
/// <param name="dataDirectory">The portal's.</param>
internal sealed class ReceiptFolder(string dataDirectory)
{
    private const string Missing = "missing";

    private static readonly TimeSpan s_longAgo = TimeSpan.FromDays(40);

    /// <summary>Those that are kept.</summary>
    public IReadOnlyList<string> Kept => List("receipts");

    /// <summary>Those that are on their way.</summary>
    public IReadOnlyList<string> Pieces => List("receipts-incoming");

    public string PathOf(KeptRow row) => Path.Combine(dataDirectory, "receipts", $"{row.OrganisationId:N}", $"{row.Id:N}"[^2..], $"{row.Id:N}");

    public string HashOf(KeptRow row) => File.Exists(PathOf(row)) ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(PathOf(row)))) : Missing;

    /// <summary>Forty days go by for every file.</summary>
    public void LetTimePass()
    {
        foreach (var file in Kept.Concat(Pieces))
        {
            File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file) - s_longAgo);
        }
    }

    private List<string> List(string folder) => Directory.Exists(Path.Combine(dataDirectory, folder))
        ? [.. Directory.EnumerateFiles(Path.Combine(dataDirectory, folder), "*", SearchOption.AllDirectories)]
        : [];
}
