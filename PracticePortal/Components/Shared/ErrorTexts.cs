using System.Globalization;
using PracticePortal.Platform.Domain;
using PracticePortal.Resources;

namespace PracticePortal.Components.Shared;

/// <summary>The sentence for a refusal: its code (organisation-number-not-valid) is the text's key (OrganisationNumberNotValid).</summary>
public static class ErrorTexts
{
    public static string For(Error error)
    {
        var sentence = ErrorsText.ResourceManager.GetString(Key(error.Code), CultureInfo.CurrentUICulture);
        return sentence is null
            ? Fallback(error.Kind)
            : Sentence.Of(sentence, [.. error.Details, .. WhenOf(error)]);
    }

    /// <summary>The text's key for a code.</summary>
    public static string Key(string code) => string.Concat(code.Split('-', StringSplitOptions.RemoveEmptyEntries)
        .Select(word => string.Concat(char.ToUpperInvariant(word[0]).ToString(), word.AsSpan(1))));

    private static string[] WhenOf(Error error) => error.At is { } at ? [PortalTime.Text(at, CultureInfo.CurrentCulture)] : [];

    private static string Fallback(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => ErrorsText.Invalid,
        ErrorKind.Forbidden => ErrorsText.NotAllowed,
        ErrorKind.NotFound => ErrorsText.NotFound,
        ErrorKind.Conflict => ErrorsText.Refused,
    };
}
