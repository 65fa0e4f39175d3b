using System.Text.RegularExpressions;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Tasks;

namespace PracticePortal.Tests.Architecture;

/// <summary>Every text on screen exists in English and in Swedish, says the same in both.</summary>
public sealed partial class TextsTests
{
    /// <summary>Words that are spelt the same in both languages, and names.</summary>
    private static readonly HashSet<string> s_sameInBoth = new(StringComparer.Ordinal)
    {
        "PracticePortal", "Spiris Scanner", "Scanner", "My Spiris", "Visma Administration", "Administrator", "Administration", "Organisation",
        "Filter", "OK", "Period", "Person", "Start", "Status", "Swish", "Version", "{0}, version {1}",
    };

    /// <summary>Every code that the sources name, as the key of its text.</summary>
    private static readonly Lazy<IReadOnlyList<string>> s_codes = new(() =>
        [.. SourceFile.Portal.SelectMany(file => CodePattern().Matches(file.Text)).Select(match => ErrorTexts.Key(match.Groups["code"].Value)).Distinct()]);

    /// <summary>
    /// Keys that no source names, as they are built from a value: the family's beginning, and the values that may follow it.
    /// </summary>
    private static readonly IReadOnlyList<(string File, string Beginning, Func<IEnumerable<string>> Values)> s_built =
    [
        ("ErrorsText", "", () => s_codes.Value),
        ("ErrorsText", "CollaborationNotAllowed", () => Enum.GetNames<CollaborationStatus>().Select(status => ErrorTexts.Key(status.ToLowerInvariant()))),
        ("AuditText", "", () => s_codes.Value),
        ("AuditText", nameof(MemberRole), Enum.GetNames<MemberRole>),
        ("AuditText", nameof(ProvisioningStep), Enum.GetNames<ProvisioningStep>),
        ("AuditText", nameof(CollaborationSide), Enum.GetNames<CollaborationSide>),
        ("AdministrationText", "Audit", () => s_codes.Value),
        ("TasksText", "Type", Enum.GetNames<TaskType>),

        // The component library's own words, for the components that pages use.
        ("CommonText", "MudDialog_", () => ["Close"]),
        ("CommonText", "MudFormComponent_", () => ["Required"]),
        ("CommonText", "MudInput_", () => ["Clear", "Increment", "Decrement"]),
        ("CommonText", "MudSelect_", () => ["SelectAll"]),
        ("CommonText", "MudSnackbar_", () => ["Close"]),
    ];

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

    [Theory]
    [MemberData(nameof(Files))]
    public void Text_IsUsed(string file)
    {
        var named = SourceFile.Portal.SelectMany(source => NamePattern().Matches(source.Text))
            .Where(match => match.Groups["file"].Value == file).Select(match => match.Groups["key"].Value);
        var built = s_built.Where(family => family.File == file).SelectMany(family => family.Values().Select(value => family.Beginning + value));

        Assert.Empty(ResourceFile.Read(file).English.Keys.Except(named).Except(built));
    }

    [GeneratedRegex(@"\b(?<file>[A-Z]\w*Text)\.(?<key>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamePattern();

    [GeneratedRegex("\"(?<code>[a-z][a-z0-9]*(-[a-z0-9]+)*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodePattern();
}
