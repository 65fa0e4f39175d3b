using System.Text.RegularExpressions;

namespace PracticePortal.Tests.Architecture;

/// <summary>What no written file may hold.</summary>
public sealed class SourceTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    public static TheoryData<string, string> Forbidden => new()
    {
        { "a note to do something later", @"\b(TODO|FIXME|XXX|HACK)\b" },
        { "a path of somebody's machine", @"(?<![\w.])/(home|root|Users|work|workspace)/\w|[A-Z]:\\Users\\" },
        { "the number of an issue", @"(?i)\bissues? #?\d" },
        { "a note about how the work was done", @"(?i)\b(worktree|subagent|co-authored-by|as an ai)\b" },
        { "a person's address outside .example", @"[\w.+-]+@(?!2x)[\w-]+(\.[\w-]+)*\.(com|net|org|se|nu|dev|io)\b" },
    };

    public static TheoryData<string, string> ForbiddenInCode => new()
    {
        { "waiting for a time instead of for the thing itself", @"\bTask\.Delay\((?![^;]*\b_?[cC]lock\b)|\bThread\.Sleep\(" },
        { "a method whose failure nobody sees", @"\basync void\b" },
        { "a region", @"^\s*#region\b" },
        { "a suppression without its reason", @"^\s*#pragma warning disable [\w, ]+$" },
        { "a name that says nothing", @"\b(class|record|struct|interface) \w*(Helper|Helpers|Manager|Util|Utils|Utility)\b" },
        { "an act that ends when its page is left", @"\b(?!openRequest\b)\w+\.ExecuteAsync\([^;]*\b(Leaving|_leaving\.Token)\)" },
        { "a caught exception that is swallowed", @"\bcatch(\s*\([^)]*\))?\s*\{\s*\}" },
    };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void File_HoldsNo(string what, string pattern) => AssertNowhere(SourceFile.All, what, pattern);

    [Theory]
    [MemberData(nameof(ForbiddenInCode))]
    public void Code_HoldsNo(string what, string pattern) => AssertNowhere(SourceFile.Portal, what, pattern);

    private static void AssertNowhere(IReadOnlyList<SourceFile> files, string what, string pattern)
    {
        Assert.NotEmpty(files);
        var expression = new Regex(pattern, RegexOptions.Multiline, s_patience);

        var found = files
            .Where(file => !file.Path.EndsWith("/SourceTests.cs", StringComparison.Ordinal))
            .SelectMany(file => expression.Matches(file.Text).Select(match => $"{file.Path}: {match.Value.Trim()}"));

        Assert.True(!found.Any(), $"Here is {what}:{Environment.NewLine}{string.Join(Environment.NewLine, found.Take(20))}");
    }
}
