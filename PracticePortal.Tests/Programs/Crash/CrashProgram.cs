using PracticePortal.Tests.Programs.Crash.Interpretation;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Programs.Crash;

/// <summary>
/// Starts the real process, lets several clients work in it, kills it again and again while its mail server misbehaves by plan, and looks
/// afterwards whether anything was lost or done twice.
/// </summary>
internal static class CrashProgram
{
    public static TestProgram Command { get; } = new("crash", "kills the portal while clients work in it, and looks whether anything was lost", RunAsync);

    public static async Task<CrashReport> RunAsync(CrashOptions options, CancellationToken ct)
    {
        var report = new CrashReport();
        await using var postgres = options.Postgres ? await PostgresTestDatabase.CreateAsync() : null;
        using var directory = new TestDirectory();
        await using var log = options.Log.Length > 0 ? TextWriter.Synchronized(new StreamWriter(options.Log) { AutoFlush = true }) : TextWriter.Null;
        var mail = new MailPlan(options.Seed, report, TimeProvider.System);
        await using var mailHost = new MailHost(mail, report);
        mailHost.Start(new Random());
        var plan = new ServicePlan(options.Seed, report);
        await using var service = await ProvisioningTestServer.StartAsync();
        service.MischiefBy = (_, _) => plan.Deal();
        var temporary = Directory.CreateDirectory(directory.File("temporary")).FullName;
        await using var portal = PortalProcess.Prepare(
            directory.Path, mailHost.Port, postgres?.ConnectionString, new Dictionary<string, string?>(service.Settings) { ["TMPDIR"] = temporary }, withUseCases: true);
        portal.Wrote += mailHost.Hear;
        portal.Wrote += log.WriteLine;
        var run = new CrashRun(options, portal, mail, service, plan, new Workers(temporary), report);
        try
        {
            await DisturbAsync(run, mailHost, ct);
            await CrashChecks.RunAsync(run);
        }
        catch (TimeoutException late)
        {
            report.Violation($"The portal did not start again in time: {late.Message}");
        }
        finally
        {
            foreach (var consultant in run.Consultants)
            {
                consultant.Dispose();
            }

            foreach (var sender in run.Receipts.Senders)
            {
                sender.Dispose();
            }

            foreach (var desk in run.Work.Desks)
            {
                desk.Dispose();
            }
        }

        return report;
    }

    private static async Task<int> RunAsync(string[] words, CancellationToken ct)
    {
        if (CrashOptions.Read(words) is not { } options)
        {
            await Console.Error.WriteLineAsync(CrashOptions.Usage);
            return ProgramTable.Misunderstood;
        }

        var began = TimeProvider.System.GetTimestamp();
        Console.WriteLine($"Crash program: {options}");
        var report = await RunAsync(options, ct);
        Console.WriteLine(report);
        Console.WriteLine($"{(report.IsGreen ? "GREEN" : "RED")} after {TimeProvider.System.GetElapsedTime(began):h\\:mm\\:ss}");
        return report.IsGreen ? 0 : 1;
    }

    /// <summary>Work, mischief and kills; in the end everything is left in peace until nothing waits any more.</summary>
    private static async Task DisturbAsync(CrashRun run, MailHost mailHost, CancellationToken ct)
    {
        var killer = new Killer(run, mailHost);
        await killer.DisturbFirstStartAsync(ct);
        run.Portal.Launch();
        await run.Portal.Started.WaitAsync(Killer.Patience, ct);
        await run.PrepareAsync();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var working = run.Consultants.Select(c => Task.Run(() => c.WorkAsync(over.Token), CancellationToken.None)).Concat(run.Receipts.Work(over.Token))
            .Concat(run.Work.Work(over.Token)).ToList();
        try
        {
            await killer.KillAllAsync(ct);
        }
        finally
        {
            await over.CancelAsync();
            run.Mail.Calm();
            run.ServicePlan.Calm();
            await Task.WhenAll(working);
        }

        await Quiet.WaitAsync(run);
        await run.RetryFailedAsync();
        await run.Work.LetLettersGoAsync();
        await Quiet.WaitAsync(run);

        await Quiet.SweepAloneAsync(run);
    }
}
