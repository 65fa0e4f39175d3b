using System.Security.Cryptography;
using System.Text;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Terms;

/// <summary>A published text in one language, with the hash that an approval of it keeps.</summary>
public sealed class TermsVersion : Entity
{
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

    public static TermsVersion Publish(TermsDocument document, int number, string language, string content, DateTime now) => new()
    {
        Document = document,
        Number = number,
        Language = language,
        Content = content,
        ContentHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))),
        PublishedAt = now,
    };
}
