using PracticePortal.Platform.Domain;
using PracticePortal.Resources;

namespace PracticePortal.Components.Shared;

/// <summary>The languages' names, in the reader's own.</summary>
public static class LanguageTexts
{
    public static string Name(string? language) => language is Languages.English ? CommonText.LanguageEnglish : CommonText.LanguageSwedish;
}
