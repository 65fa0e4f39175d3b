using System.Globalization;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Published;

/// <summary>The words of a benchmark of published apps: <c>--published FOLDER</c> finds them there or leaves them there, <c>--count N</c>.</summary>
internal sealed class PublishedOptions : IDisposable
{
    private readonly TestDirectory _directory = new();

    private PublishedOptions(int count) => (Count, Folder) = (count, _directory.Path);

    public int Count { get; private set; }

    /// <summary>Where the published apps stand.</summary>
    public string Folder { get; private set; }

    /// <param name="words">After the benchmark's name.</param>
    /// <param name="usual">How many times, when the words do not say.</param>
    /// <returns>Null when they are not understood.</returns>
    public static PublishedOptions? Read(string[] words, int usual)
    {
        var options = new PublishedOptions(usual);
        for (var at = 0; at < words.Length; at += 2)
        {
            var value = at + 1 < words.Length ? words[at + 1] : "";
            if (words[at] == "--published" && value.Length > 0)
            {
                options.Folder = Path.GetFullPath(value);
            }
            else if (words[at] == "--count" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0)
            {
                options.Count = count;
            }
            else
            {
                options.Dispose();
                return null;
            }
        }

        return options;
    }

    public void Dispose() => _directory.Dispose();
}
