using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Tenancy;
using PracticePortal.Tests.Programs;

namespace PracticePortal.Tests.Benchmarks.Lists;

/// <summary>The command <c>seed</c>: a database with long lists, to look at them and to measure them.</summary>
internal static class SeedProgram
{
    public static TestProgram Program { get; } = new(
        "seed",
        "Fills an empty database: --database sqlite|postgresql --connection STRING [--agencies 500] [--customers 2000] [--large 100000]",
        RunAsync);

    private static async Task<int> RunAsync(string[] words, CancellationToken ct)
    {
        if (Read(words) is not { } asked)
        {
            await Console.Error.WriteLineAsync(Program.Purpose);
            return ProgramTable.Misunderstood;
        }

        await using var db = Open(asked.Provider, asked.Connection);
        await db.Database.MigrateAsync(ct);
        db.Scope = TenantScope.System("seed");
        if (await db.Agencies.AnyAsync(ct))
        {
            await Console.Error.WriteLineAsync("The database has agencies already; seed fills an empty one.");
            return 1;
        }

        await FillAsync(new RegisterSeed(db, TimeProvider.System.GetUtcNow().UtcDateTime), asked, ct);
        return 0;
    }

    private static async Task FillAsync(RegisterSeed seed, Asked asked, CancellationToken ct)
    {
        for (var written = 0; written < asked.Agencies; written++)
        {
            var administrator = await seed.AgencyAsync(asked.Customers, ct);
            if (written == 0)
            {
                Console.WriteLine($"{administrator.Email} / {RegisterSeed.Password}");
            }
        }

        if (asked.Large > 0)
        {
            var administrator = await seed.AgencyAsync(asked.Large, ct);
            Console.WriteLine($"{administrator.Email} / {RegisterSeed.Password} (the large one)");
        }
    }

    private static AppDbContext Open(DatabaseProvider provider, string connection) => provider == DatabaseProvider.Sqlite
        ? new SqliteDbContext(new DbContextOptionsBuilder<SqliteDbContext>().UseSqlite(connection).Options)
        : new PostgresDbContext(new DbContextOptionsBuilder<PostgresDbContext>().UseNpgsql(connection).Options);

    private static Asked? Read(string[] words)
    {
        Asked? asked = new Asked(DatabaseProvider.Sqlite, "", Agencies: 500, Customers: 2_000, Large: 100_000);
        for (var at = 0; at < words.Length && asked is not null; at += 2)
        {
            var value = at + 1 < words.Length ? words[at + 1] : "";
            var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : (int?)null;
            asked = words[at] switch
            {
                "--database" when Enum.TryParse<DatabaseProvider>(value, ignoreCase: true, out var provider) => asked with { Provider = provider },
                "--connection" => asked with { Connection = value },
                "--agencies" when number is { } agencies => asked with { Agencies = agencies },
                "--customers" when number is { } customers => asked with { Customers = customers },
                "--large" when number is { } large => asked with { Large = large },
                _ => null,
            };
        }

        return asked is { Connection.Length: > 0 } ? asked : null;
    }

    private sealed record Asked(DatabaseProvider Provider, string Connection, int Agencies, int Customers, int Large);
}
