using System.Text.RegularExpressions;
using System.Xml.Linq;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Architecture;

/// <summary>One area's texts: the English file and its Swedish twin.</summary>
internal sealed partial record ResourceFile(string Name, IReadOnlyDictionary<string, string> English, IReadOnlyDictionary<string, string> Swedish)
{
    private static readonly string s_folder = Path.Combine(Repository.Portal, "Resources");

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(s_folder, "*Text.resx").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public static ResourceFile Read(string name) =>
        new(name, ReadFile(Path.Combine(s_folder, $"{name}.resx")), ReadFile(Path.Combine(s_folder, $"{name}.sv.resx")));

    /// <summary>The places that are filled in later: {0}, {1:d} …</summary>
    public static IReadOnlySet<string> Placeholders(string text) =>
        PlaceholderPattern().Matches(text).Select(match => match.Groups["place"].Value).ToHashSet();

    public static string WithoutPlaceholders(string text) => PlaceholderPattern().Replace(text, "");

    private static Dictionary<string, string> ReadFile(string file) =>
        File.Exists(file)
            ? XDocument.Load(file).Root!.Elements("data").ToDictionary(data => (string)data.Attribute("name")!, data => (string)data.Element("value")!)
            : [];

    [GeneratedRegex(@"\{(?<place>\d+)[^{}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlaceholderPattern();
}
