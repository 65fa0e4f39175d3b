using System.Text.RegularExpressions;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Architecture;

/// <summary>The table of what holds which requirement names tests that exist, or says that it is not met.</summary>
public sealed partial class SecurityDocumentTests
{
    private static readonly IReadOnlyList<string> s_lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "security.md"));

    private static readonly IReadOnlyList<string> s_requirements = [.. s_lines.Where(line => Requirement().IsMatch(line))];

    [Fact]
    public void EveryNamedTest_Exists()
    {
        var classes = typeof(SecurityDocumentTests).Assembly.GetTypes().Where(type => type.IsPublic).Select(type => type.Name).ToHashSet(StringComparer.Ordinal);
        var named = s_lines.SelectMany(line => TestName().Matches(line)).Select(found => found.Value).Distinct().ToList();

        Assert.True(named.Count > 40);
        Assert.Empty(named.Except(classes));
    }

    [Fact]
    public void EveryRequirement_HasATest_OrIsSaidNotToBeMet()
    {
        Assert.True(s_requirements.Count > 60, $"Only {s_requirements.Count} requirements were found.");
        Assert.DoesNotContain(s_requirements, line => !TestName().IsMatch(line.Split('|')[^2]) && !line.Contains("*not met*", StringComparison.Ordinal));
        Assert.Equal(s_requirements.Count, s_requirements.Select(line => line.Split('|')[1]).Distinct(StringComparer.Ordinal).Count());
    }

    [GeneratedRegex(@"^\| \d+\.\d+\.\d+")]
    private static partial Regex Requirement();

    [GeneratedRegex(@"\b[A-Z]\w+Tests\b")]
    private static partial Regex TestName();
}
