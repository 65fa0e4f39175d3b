namespace PracticePortal.Tests.Programs.Crash;

/// <summary>The history's chains are whole, by the portal's own command; and there was something to verify.</summary>
internal static class ChainCheck
{
    public static async Task RunAsync(CrashRun run)
    {
        await run.Portal.Database.AllIsSealedAsync();
        var entries = await run.Portal.Database.ReadAsync("""SELECT COUNT(*) FROM "AuditEntries" """);
        var (code, said) = await run.Portal.RunAsync("verify-audit");
        if (entries == "0" || !said.Contains($" {entries} entries sealed", StringComparison.Ordinal))
        {
            run.Report.Violation($"Could not measure: {entries} entries of the history, and the verification said: {said}");
        }
        else if (code != 0)
        {
            run.Report.Violation($"The history is not whole: {said}");
        }

        run.Report.Count("Entries of the history verified", "in their chains", int.Parse(entries, System.Globalization.CultureInfo.InvariantCulture));
    }
}
