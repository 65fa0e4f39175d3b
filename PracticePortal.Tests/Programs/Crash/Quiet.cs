namespace PracticePortal.Tests.Programs.Crash;

/// <summary>
/// The time after the mischief: what is due comes by itself. Only the hours between two tries of a letter are made short, by moving the
/// time of the next one of rows that nobody has claimed; who takes them up, and when a dead worker's claim is over, is left to the portal.
/// </summary>
internal static class Quiet
{
    private const string Waiting = "\"DoneAt\" IS NULL AND \"FailedAt\" IS NULL";

    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromSeconds(1);

    public static async Task WaitAsync(CrashRun run)
    {
        var began = run.Clock.GetTimestamp();
        using var timer = new PeriodicTimer(s_betweenLooks, run.Clock);
        while (await run.Portal.Database.ReadAsync($"""SELECT COUNT(*) FROM "Outbox" WHERE {Waiting}""") != "0")
        {
            if (run.Clock.GetElapsedTime(began) > s_longest)
            {
                await TellAsync(run);
                return;
            }

            await run.Portal.Database.ExecuteAsync($"""UPDATE "Outbox" SET "DueAt" = "CreatedAt" WHERE {Waiting} AND "ClaimedUntil" IS NULL AND "DueAt" <> "CreatedAt" """);
            await timer.WaitForNextTickAsync();
        }

        run.Report.Count("Seconds until nothing waited", "after the last kill", (int)run.Clock.GetElapsedTime(began).TotalSeconds);
    }

    private static async Task TellAsync(CrashRun run)
    {
        foreach (var row in await run.Portal.Database.RowsAsync(
            $"""SELECT "HandlerName", "Attempts", "Failures", "DueAt", "ClaimedUntil", "LastError" FROM "Outbox" WHERE {Waiting} LIMIT 10"""))
        {
            run.Report.Violation($"Still waiting after {s_longest.TotalMinutes} minutes of quiet: {string.Join(", ", row)}");
        }
    }
}
