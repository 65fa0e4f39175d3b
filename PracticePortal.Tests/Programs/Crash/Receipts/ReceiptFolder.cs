using System.Security.Cryptography;

namespace PracticePortal.Tests.Programs.Crash.Receipts;

/// <summary>A row of a receipt's file: pages of an original.</summary>
/// <param name="Original">The row that the original came with.</param>
internal sealed record KeptRow(
    Guid ReceiptId, Guid Id, Guid Original, Guid OrganisationId, string Sha256, string Bytes, string MissingSince, int FirstPage, int LastPage);

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

    /// <summary>Those that were made of others.</summary>
    public IReadOnlyList<string> Derived => List("receipts-pictures");

    public string PathOf(KeptRow row) => PathIn("receipts", row);

    /// <summary>What was made of it is in there.</summary>
    public string DerivedOf(KeptRow row) => PathIn("receipts-pictures", row);

    public string HashOf(KeptRow row) => File.Exists(PathOf(row)) ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(PathOf(row)))) : Missing;

    /// <summary>Forty days go by for every file.</summary>
    public void LetTimePass()
    {
        foreach (var file in Kept.Concat(Pieces).Concat(Derived))
        {
            File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file) - s_longAgo);
        }
    }

    private string PathIn(string folder, KeptRow row) =>
        Path.Combine(dataDirectory, folder, $"{row.OrganisationId:N}", $"{row.Original:N}"[^2..], $"{row.Original:N}");

    private List<string> List(string folder) => Directory.Exists(Path.Combine(dataDirectory, folder))
        ? [.. Directory.EnumerateFiles(Path.Combine(dataDirectory, folder), "*", SearchOption.AllDirectories)]
        : [];
}
