using System.Globalization;

namespace PracticePortal.Tests.Programs.Crash;

/// <summary>What the crash program is asked for.</summary>
internal sealed record CrashOptions
{
    public const string Usage = """
        crash [--database sqlite|postgres] [--kills 100] [--seed 1] [--clients 8] [--log FILE]
        PostgreSQL is the server that PORTAL_TEST_POSTGRES names; the program makes a database of its own there and drops it.
        """;

    public bool Postgres { get; init; }

    public int Kills { get; init; } = 100;

    /// <summary>Of all that is drawn by lot. What the machine does meanwhile is not drawn, so two runs are alike and not the same.</summary>
    public int Seed { get; init; } = 1;

    public int Clients { get; init; } = 8;

    /// <summary>Where the portal's own output goes; empty for nowhere.</summary>
    public string Log { get; init; } = "";

    /// <summary>Null for words that make no sense.</summary>
    public static CrashOptions? Read(string[] words)
    {
        var options = new CrashOptions();
        for (var i = 0; i < words.Length; i += 2)
        {
            if (i + 1 >= words.Length || options.With(words[i], words[i + 1]) is not { } read)
            {
                return null;
            }

            options = read;
        }

        return options;
    }

    private CrashOptions? With(string name, string value) => (name, Number(value)) switch
    {
        ("--database", _) when value is "sqlite" or "postgres" => this with { Postgres = value == "postgres" },
        ("--kills", > 0 and var number) => this with { Kills = number },
        ("--seed", { } number) => this with { Seed = number },
        ("--clients", >= 6 and var number) => this with { Clients = number },
        ("--log", _) => this with { Log = value },
        _ => null,
    };

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(Postgres ? "PostgreSQL" : "SQLite")}, {Kills} kills, {Clients} clients, seed {Seed}");
}
