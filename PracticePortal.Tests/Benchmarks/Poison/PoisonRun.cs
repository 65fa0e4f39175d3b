using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Jobs;
using PracticePortal.Platform.Outbox;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Poison;

/// <summary>What waits ahead of the good rows.</summary>
internal enum Poisoning
{
    None,

    /// <summary>Rows that failed before and are all due again.</summary>
    FailedBefore,

    /// <summary>Rows that nobody has tried yet, so that nothing tells them from good ones.</summary>
    Fresh,
}

/// <summary>A portal with its real outbox, job server and mail sender, a mail server that greylists, and the time that good rows take in it.</summary>
internal sealed class PoisonRun : IAsyncDisposable
{
    private const int Good = 100;
    private const int Poison = 500;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly SmtpTestServer _mail;
    private readonly GreylistPlan _plan;
    private readonly TestPortal _portal;
    private readonly BackgroundJobServer _jobs;

    private PoisonRun(SmtpTestServer mail, GreylistPlan plan, TestPortal portal)
    {
        (_mail, _plan, _portal) = (mail, plan, portal);
        _jobs = new BackgroundJobServer(JobServer.Options(portal.NewScope()), portal.Get<JobStorage>());
    }

    public static async Task<PoisonRun> StartAsync(DatabaseProvider database, CancellationToken ct)
    {
        var plan = new GreylistPlan();
        var mail = SmtpTestServer.Start(0, plan);
        var portal = await TestPortal.StartAsync(services => Replace(services, mail.Port), database);
        var run = new PoisonRun(mail, plan, portal);
        await run.DeliverGoodAsync(ct); // the first time everything is slow
        return run;
    }

    /// <summary>The good rows' p99 from being due to being done, in milliseconds.</summary>
    public async Task<double> MeasureAsync(Poisoning poisoning, CancellationToken ct)
    {
        if (poisoning != Poisoning.None)
        {
            await PoisonAsync(hasFailed: poisoning == Poisoning.FailedBefore, ct);
            await UntilPoisonWorksAsync(ct);
        }

        var took = await DeliverGoodAsync(ct);
        return took.Order().ElementAt((took.Count * 99 / 100) - 1);
    }

    public async ValueTask DisposeAsync()
    {
        _jobs.SendStop();
        await _jobs.WaitForShutdownAsync(CancellationToken.None);
        _jobs.Dispose();
        await _portal.DisposeAsync();
        await _mail.DisposeAsync();
    }

    private static void Replace(IServiceCollection services, int smtpPort)
    {
        services.Replace(ServiceDescriptor.Singleton(TimeProvider.System));
        services.AddJobs();
        services.Replace(ServiceDescriptor.Singleton(new EmailOptions
        {
            Transport = EmailTransport.Smtp,
            From = "portal@portal.example",
            Smtp = new SmtpOptions { Host = SmtpTestServer.Host, Port = smtpPort, Security = SmtpSecurity.None },
        }));
        services.Replace(ServiceDescriptor.Singleton<IEmailSender, SmtpEmailSender>());
        services.AddSingleton<PoisonCount>();
        services.AddEventHandler<WorkAsked, DoWork>().AddEventHandler<LetterAsked, SendLetter>()
            .AddEventHandler<FailureAsked, Fail>().AddEventHandler<HangAsked, Hang>();
    }

    private async Task PoisonAsync(bool hasFailed, CancellationToken ct)
    {
        var rows = RowsFor(Enumerable.Range(0, Poison).Select(IDomainEvent (n) => (n % 3) switch
        {
            0 => new FailureAsked(n),
            1 => new HangAsked(n),
            _ => new LetterAsked($"person-{n}@{GreylistPlan.Domain}"),
        }));
        await _portal.SaveAsync([.. rows]);
        if (hasFailed)
        {
            await using var db = await _portal.OpenAsync();
            await db.Outbox.Where(m => m.DoneAt == null).ExecuteUpdateAsync(set => set.SetProperty(m => m.Failures, 1).SetProperty(m => m.Attempts, 1), ct);
        }
    }

    private async Task<IReadOnlyList<double>> DeliverGoodAsync(CancellationToken ct)
    {
        var rows = RowsFor(Enumerable.Range(0, Good).Select(IDomainEvent (n) => n % 2 == 0 ? new WorkAsked(n) : new LetterAsked($"person-{n}@good.example")));
        var ids = rows.Select(row => row.Id).ToHashSet();
        await _portal.SaveAsync([.. rows]);
        _portal.Get<IOutboxNudge>().Nudge();

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(s_patience);
        using var timer = new PeriodicTimer(s_betweenLooks);
        while (true)
        {
            await timer.WaitForNextTickAsync(patience.Token);
            var done = await _portal.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.DoneAt != null).ToListAsync(ct));
            var mine = done.Where(m => ids.Contains(m.Id)).ToList();
            if (mine.Count == Good)
            {
                return [.. mine.Select(m => (m.DoneAt!.Value - m.CreatedAt).TotalMilliseconds)];
            }
        }
    }

    /// <summary>Each kind of poison is really at work before the good rows come, or nothing is measured.</summary>
    private async Task UntilPoisonWorksAsync(CancellationToken ct)
    {
        _portal.Get<IOutboxNudge>().Nudge();
        var count = _portal.Get<PoisonCount>();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(s_patience);
        using var timer = new PeriodicTimer(s_betweenLooks);
        while (count.Failed == 0 || count.Hung == 0 || _plan.Greylisted == 0)
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    private List<OutboxMessage> RowsFor(IEnumerable<IDomainEvent> happened)
    {
        var (registry, now) = (_portal.Get<HandlerRegistry>(), TimeProvider.System.GetUtcNow().UtcDateTime);
        return [.. happened.SelectMany(e => registry.MessagesFor(e, now))];
    }
}
