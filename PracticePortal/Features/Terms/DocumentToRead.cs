using System.Globalization;

namespace PracticePortal.Features.Terms;

/// <summary>A text that an approval asks for, in the language in which it will be read.</summary>
public sealed record DocumentToRead(Guid VersionId, TermsDocument Document, int Number, string Language, string Content)
{
    /// <summary>Each document once: in the reader's language, else in the one that there is.</summary>
    public static IReadOnlyList<DocumentToRead> Of(IReadOnlyList<TermsVersion> versions)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return [.. versions.GroupBy(v => v.Document).OrderBy(g => g.Key)
            .Select(g => g.FirstOrDefault(v => v.Language == language) ?? g.First())
            .Select(v => new DocumentToRead(v.Id, v.Document, v.Number, v.Language, v.Content))];
    }
}
