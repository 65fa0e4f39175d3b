using PracticePortal.Platform.Data;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Mail;

/// <summary>Letters a second that the portal's process sends out of its outbox, against MailKit alone. Both speak to a mail server in this process.</summary>
internal static class MailBenchmark
{
    private const int UsualLetters = 2_000;
    private const int WarmUp = 2_000;
    private const double Goal = 0.5;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);

    public static Benchmark Benchmark { get; } = new(
        "mails", "Letters a second out of the outbox, against MailKit on one kept connection: [--count 2000] [--database sqlite|postgresql]", RunAsync);

    private static Task<int> RunAsync(string[] words, CancellationToken ct) =>
        CountAndDatabases.RunAsync(words, UsualLetters, Benchmark.Purpose, (letters, database) => MeasureAsync(database, letters, ct));

    private static async Task<bool> MeasureAsync(DatabaseProvider database, int letters, CancellationToken ct)
    {
        await using var portal = await TestPortal.StartAsync(database: database);
        await WaitingInvitations.LayAsync(portal, WarmUp + letters, ct);
        var clock = new LetterClock(letters, WarmUp);
        await using var mail = SmtpTestServer.Start(0, clock);
        double ours;
        await using (var process = await BusyPortal.StartAsync(portal, mail))
        {
            await clock.All.WaitAsync(s_patience, ct);
            ours = clock.Rate;
        }

        return Comparison.Rates($"mails, {database}, {letters} letters", "letters/s", ours, await PlainMail.RateAsync(mail.Received, WarmUp, ct), Goal);
    }
}
