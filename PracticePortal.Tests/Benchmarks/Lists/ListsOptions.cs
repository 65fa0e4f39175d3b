using System.Globalization;
using PracticePortal.Platform.Data;

namespace PracticePortal.Tests.Benchmarks.Lists;

/// <summary>What is measured.</summary>
internal sealed record ListsOptions
{
    public IReadOnlyList<DatabaseProvider> Databases { get; init; } = Enum.GetValues<DatabaseProvider>();

    public int Agencies { get; init; } = 500;

    public int Customers { get; init; } = 2_000;

    public int Large { get; init; } = 100_000;

    /// <summary>Only questions whose name holds it.</summary>
    public string Only { get; init; } = "";

    /// <summary>Null when a word is not understood.</summary>
    public static ListsOptions? Read(string[] words)
    {
        ListsOptions? options = new();
        for (var at = 0; at < words.Length && options is not null; at += 2)
        {
            var value = at + 1 < words.Length ? words[at + 1] : "";
            var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var read) && read > 0 ? read : (int?)null;
            options = words[at] switch
            {
                "--database" when Enum.TryParse<DatabaseProvider>(value, ignoreCase: true, out var provider) => options with { Databases = [provider] },
                "--agencies" when number is { } agencies => options with { Agencies = agencies },
                "--customers" when number is { } customers => options with { Customers = customers },
                "--large" when number is { } large => options with { Large = large },
                "--only" when value.Length > 0 => options with { Only = value },
                _ => null,
            };
        }

        return options;
    }
}
