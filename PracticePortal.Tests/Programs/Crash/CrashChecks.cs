using PracticePortal.Tests.Programs.Crash.Desk;
using PracticePortal.Tests.Programs.Crash.Interpretation;
using PracticePortal.Tests.Programs.Crash.Receipts;

namespace PracticePortal.Tests.Programs.Crash;

/// <summary>What must hold once it is quiet, looked at from outside: rows, history, letters, links, receipts, their files and what was read of them.</summary>
internal static class CrashChecks
{
    public static async Task RunAsync(CrashRun run)
    {
        foreach (var missing in run.NotMeasured())
        {
            run.Report.Violation($"Could not measure: {missing}");
        }

        foreach (var customer in run.Cases)
        {
            await CaseCheck.RunAsync(run, customer);
        }

        await RowsCheck.RunAsync(run);
        await ChainCheck.RunAsync(run);
        await ServiceCheck.RunAsync(run);
        await LetterCheck.RunAsync(run);
        await LinkCheck.RunAsync(run);
        await SignInCheck.RunAsync(run);
        await ReadingCheck.RunAsync(run);
        await ReceiptCheck.RunAsync(run);
        await WorkCheck.RunAsync(run);
        await BatchCheck.RunAsync(run);
        await QuestionCheck.RunAsync(run);
        await SweepCheck.RunAsync(run);
    }
}
