using Microsoft.Extensions.Logging;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Data;

/// <summary>Whoever runs the portal is told that a machine's clock is wrong, as long as it is.</summary>
public sealed class ClockDifferenceTests(PostgresTestDatabase postgres) : IClassFixture<PostgresTestDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Clocks_ThatAreApart_AreToldOfAtEachReading_AndThePortalGoesByTheDatabases()
    {
        var (machine, log) = (new MachineClock(), new Warnings());
        using var clock = new DatabaseClock(new DatabaseOptions(DatabaseProvider.PostgreSql, MigrateAtStart: false, postgres.ConnectionString), machine, log);

        await clock.ReadAsync(Ct);
        Assert.Empty(log.Heard);

        foreach (var minutes in (double[])[1, -1])
        {
            log.Heard.Clear();
            machine.Offset = TimeSpan.FromMinutes(minutes);
            await clock.ReadAsync(Ct);
            Assert.Contains("The database's clock and this machine's differ by 00:0", Assert.Single(log.Heard), StringComparison.Ordinal);
            Assert.InRange(clock.GetUtcNow() - TimeProvider.System.GetUtcNow(), TimeSpan.FromSeconds(-30), TimeSpan.FromSeconds(30));
        }

        log.Heard.Clear();
        machine.Offset = TimeSpan.Zero;
        await clock.ReadAsync(Ct);
        Assert.Empty(log.Heard);
    }

    private sealed class Warnings : ILogger<DatabaseClock>
    {
        public List<string> Heard { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Warning)
            {
                Heard.Add(formatter(state, exception));
            }
        }
    }
}
