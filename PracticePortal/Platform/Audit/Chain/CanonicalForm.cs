using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PracticePortal.Platform.Audit.Chain;

/// <summary>
/// What exactly is hashed (docs/audit-chain.md, version 1). A change of it needs a new version beside this one: what was sealed by the old one
/// must be verified by it for ever.
/// </summary>
internal static class CanonicalForm
{
    /// <summary>Signs of a SHA-256 in hexadecimal.</summary>
    public const int HashLength = 64;

    private const string Version = "practiceportal-audit 1\n";
    private const int SaltBytes = 16;

    public static string NewSalt() => RandomNumberGenerator.GetHexString(2 * SaltBytes, lowercase: true);

    /// <summary>Who acted; it can be taken out of the database without a trace in the chain.</summary>
    public static string ActorDigest(AuditEntry entry, string salt) =>
        Digest(salt, new StringBuilder(Version).Field("user", entry.ActorUserId).Field("name", entry.ActorName));

    /// <summary>The values of the sentence, which may hold names and addresses.</summary>
    public static string DetailsDigest(AuditEntry entry, string salt) => Digest(salt, new StringBuilder(Version).Field("details", entry.Details));

    /// <summary>The hash of one link.</summary>
    public static string HashOf(AuditEntry entry, AuditSeal seal) => Hex(SHA256.HashData(Bytes(Text(entry, seal))));

    internal static string Text(AuditEntry entry, AuditSeal seal) => new StringBuilder(Version)
        .Field("chain", seal.Chain)
        .Field("sequence", seal.Sequence?.ToString(CultureInfo.InvariantCulture))
        .Field("previous", seal.PreviousHash)
        .Field("entry", entry.Id)
        .Field("at", entry.At.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture)) // PostgreSQL keeps microseconds
        .Field("what", entry.What)
        .Field("agency", entry.AgencyId)
        .Field("organisation", entry.OrganisationId)
        .Field("customer", entry.CustomerId)
        .Field("collaboration", entry.CollaborationId)
        .Field("actor", seal.ActorDigest)
        .Field("details", seal.DetailsDigest)
        .ToString();

    private static StringBuilder Field(this StringBuilder text, string name, Guid? value) => text.Field(name, value?.ToString());

    /// <summary>The length stands before the value, so that no value can pass for another field.</summary>
    private static StringBuilder Field(this StringBuilder text, string name, string? value) => value is null
        ? text.Append(CultureInfo.InvariantCulture, $"{name} -\n")
        : text.Append(CultureInfo.InvariantCulture, $"{name} {Encoding.UTF8.GetByteCount(value)} {value}\n");

    private static string Digest(string salt, StringBuilder text) => Hex(HMACSHA256.HashData(Bytes(salt), Bytes(text.ToString())));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
