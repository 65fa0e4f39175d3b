using Microsoft.Playwright;
using Npgsql;

namespace PracticePortal.Tests.Support;

/// <summary>What the other tests stand on works: a browser, a database server, a folder.</summary>
public sealed class SupportTests(Browser browser) : BrowserTest(browser)
{
    [Fact]
    public async Task Browser_ShowsAPage()
    {
        var somebody = await NewPersonAsync(culture: "sv-SE", colorScheme: ColorScheme.Dark, width: 390);

        await somebody.Page.GotoAsync("data:text/html;charset=utf-8,<h1>Välkommen</h1><script>console.error('oops')</script>");

        await Assertions.Expect(somebody.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Välkommen");
        Assert.Equal("sv-SE", await somebody.Page.EvaluateAsync<string>("navigator.language"));
        Assert.True(await somebody.Page.EvaluateAsync<bool>("matchMedia('(prefers-color-scheme: dark)').matches"));
        Assert.Equal(390, await somebody.Page.EvaluateAsync<int>("innerWidth"));
        Assert.Equal(["console: oops"], somebody.Complaints);
    }

    [Fact]
    public async Task Database_IsOnesOwn_AndGoneAfterwards()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var database = await PostgresTestDatabase.CreateAsync();
        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!;
        await using (var connection = new NpgsqlConnection(database.ConnectionString))
        {
            await connection.OpenAsync(cancellation);
            Assert.True(await ExistsAsync(connection, name, cancellation));
        }

        await database.DisposeAsync();

        await using var server = new NpgsqlConnection(RequiredSetting.Read(RequiredSetting.Postgres));
        await server.OpenAsync(cancellation);
        Assert.False(await ExistsAsync(server, name, cancellation));
    }

    [Fact]
    public void Directory_IsGoneAfterwards()
    {
        string path;
        using (var directory = new TestDirectory())
        {
            path = directory.Path;
            File.WriteAllText(directory.File("note.txt"), "kept until the end of the test");
            Assert.True(Directory.Exists(path));
        }

        Assert.False(Directory.Exists(path));
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string database, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", connection)
        {
            Parameters = { new NpgsqlParameter { Value = database } },
        };
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
