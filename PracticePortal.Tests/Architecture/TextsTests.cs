namespace PracticePortal.Tests.Architecture;

/// <summary>Every text on screen exists in English and in Swedish, says the same in both.</summary>
public sealed class TextsTests
{
    /// <summary>Words that are spelt the same in both languages, and names.</summary>
    private static readonly HashSet<string> s_sameInBoth = new(StringComparer.Ordinal)
    {
        "PracticePortal", "Spiris Scanner", "Scanner", "My Spiris", "Visma Administration", "Administrator", "Administration", "Organisation",
        "Filter", "OK", "Period", "Person", "Start", "Status", "Version", "{0}, version {1}",
    };

    public static TheoryData<string> Files => [.. ResourceFile.Names];

    [Fact]
    public void Files_AreThere() => Assert.NotEmpty(ResourceFile.Names);

    [Theory]
    [MemberData(nameof(Files))]
    public void Text_ExistsInBothLanguages(string file)
    {
        var texts = ResourceFile.Read(file);

        Assert.NotEmpty(texts.English);
        Assert.Equal(texts.English.Keys.Order(StringComparer.Ordinal), texts.Swedish.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(texts.English.Concat(texts.Swedish), text => string.IsNullOrWhiteSpace(text.Value));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Text_IsTranslated(string file)
    {
        var texts = ResourceFile.Read(file);

        var untranslated = texts.English.Where(text =>
            texts.Swedish.GetValueOrDefault(text.Key) == text.Value
            && ResourceFile.WithoutPlaceholders(text.Value).Any(char.IsLetter)
            && !s_sameInBoth.Contains(text.Value.Trim()));

        Assert.Empty(untranslated);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Text_HasTheSamePlaceholdersInBothLanguages(string file)
    {
        var texts = ResourceFile.Read(file);

        var different = texts.English.Where(text =>
            !ResourceFile.Placeholders(text.Value).SetEquals(ResourceFile.Placeholders(texts.Swedish.GetValueOrDefault(text.Key, ""))));

        Assert.Empty(different);
    }
}
