using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Terms;

/// <summary>A published text in one language, with the hash that an approval of it keeps. Nothing of it is ever changed.</summary>
public sealed class TermsVersion : Entity
{
    public const int ContentMaxLength = 100_000;

    private TermsVersion()
    {
    }

    public TermsDocument Document { get; private init; }

    public int Number { get; private init; }

    /// <summary>en or sv.</summary>
    public string Language { get; private init; } = "en";

    /// <summary>Plain text; an empty line parts paragraphs and a line that starts with # is a heading.</summary>
    public string Content { get; private init; } = "";

    /// <summary>SHA-256 of the content as UTF-8, in lower-case hexadecimal.</summary>
    public string ContentHash { get; private init; } = "";

    public DateTime PublishedAt { get; private init; }

    /// <summary>From when it is asked; the version before is asked until then.</summary>
    public DateTime AppliesFrom { get; private init; }

    public static TermsVersion Publish(
        TermsDocument document, int number, string language, string content, DateTime now, DateTime? appliesFrom = null) => new()
        {
            Document = document,
            Number = number,
            Language = language,
            Content = content,
            ContentHash = HashOf(content),
            PublishedAt = now,
            AppliesFrom = appliesFrom ?? now,
        };

    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}

/// <summary>A new version of a document stands, in both languages.</summary>
public sealed record TermsPublished(TermsDocument Document, int Number, DateTime AppliesFrom) : IAuditedEvent, ILiveEvent
{
    public const string What = "terms-published";

    public IEnumerable<LiveTopic> Topics() => [LiveTopic.Portal];

    public AuditFact ToAudit() => new(What)
    {
        Details = [Document.ToString(), Number.ToString(CultureInfo.InvariantCulture), AppliesFrom.ToString("O", CultureInfo.InvariantCulture)],
    };
}
