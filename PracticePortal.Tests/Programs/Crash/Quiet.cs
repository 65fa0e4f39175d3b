using PracticePortal.Features.Provisioning;

namespace PracticePortal.Tests.Programs.Crash;

/// <summary>
/// The time after the mischief: what is due comes by itself. Only the hours between two tries of a letter are made short, by moving the
/// time of the next one of rows that nobody has claimed; who takes them up, and when a dead worker's claim is over, is left to the portal.
/// </summary>
internal static class Quiet
{
    private const string Waiting = "\"DoneAt\" IS NULL AND \"FailedAt\" IS NULL";

    // An activation has few tries, seconds apart: all of them at once would meet the same rest of the circuit breaker before Spiris (ServicePatience).
    private const string HasOwnPace = $"\"HandlerName\" = '{nameof(ProvisionOnActivation)}'";

    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromSeconds(1);

    public static async Task WaitAsync(CrashRun run)
    {
        var (began, moved, before) = (run.Clock.GetTimestamp(), run.Clock.GetTimestamp(), "");
        using var timer = new PeriodicTimer(s_betweenLooks, run.Clock);
        while (await run.Portal.Database.ReadAsync($"""SELECT COUNT(*) FROM "Outbox" WHERE {Waiting}""") is not "0" and var waiting)
        {
            (moved, before) = (waiting == before ? moved : run.Clock.GetTimestamp(), waiting);
            if (run.Clock.GetElapsedTime(moved) > s_longest)
            {
                await TellAsync(run);
                return;
            }

            await run.Portal.Database.ExecuteAsync(
                $"""UPDATE "Outbox" SET "DueAt" = "CreatedAt" WHERE {Waiting} AND "ClaimedUntil" IS NULL AND "DueAt" <> "CreatedAt" AND NOT {HasOwnPace}""");
            await timer.WaitForNextTickAsync();
        }

        run.Report.Count("Seconds until nothing waited", "after the last kill", (int)run.Clock.GetElapsedTime(began).TotalSeconds);
    }

    /// <summary>
    /// A row whose nudge was lost while nobody does anything: as if its worker had died between the act and the note that it is done. Only the sweep is left
    /// to find it.
    /// </summary>
    public static async Task SweepAloneAsync(CrashRun run)
    {
        var database = run.Portal.Database;
        var row = await database.ReadAsync("""SELECT "Id" FROM "Outbox" WHERE "DoneAt" IS NOT NULL ORDER BY "DoneAt" DESC LIMIT 1""");
        await database.ExecuteAsync($"""UPDATE "Outbox" SET "DoneAt" = NULL WHERE "Id" = '{row}'""");
        var began = run.Clock.GetTimestamp();
        using var timer = new PeriodicTimer(s_betweenLooks, run.Clock);
        while (await database.ReadAsync($"""SELECT COUNT(*) FROM "Outbox" WHERE "Id" = '{row}' AND "DoneAt" IS NULL""") != "0")
        {
            if (run.Clock.GetElapsedTime(began) > s_longest)
            {
                run.Report.Violation($"The sweep did not take up a row whose nudge was lost within {s_longest.TotalMinutes} minutes");
                return;
            }

            await timer.WaitForNextTickAsync();
        }

        run.Report.Count("Rows whose nudge was lost", "taken up by the sweep");
    }

    private static async Task TellAsync(CrashRun run)
    {
        foreach (var row in await run.Portal.Database.RowsAsync(
            $"""SELECT "HandlerName", "Attempts", "Failures", "DueAt", "ClaimedUntil", "LastError" FROM "Outbox" WHERE {Waiting} LIMIT 10"""))
        {
            run.Report.Violation($"Still waiting, and for {s_longest.TotalMinutes} minutes nothing was done: {string.Join(", ", row)}");
        }
    }
}
