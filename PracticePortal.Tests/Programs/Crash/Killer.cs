namespace PracticePortal.Tests.Programs.Crash;

/// <summary>Kills the portal as often as asked, at moments from a plan in which each kind comes, and starts it again each time.</summary>
internal sealed class Killer(CrashRun run, MailHost mailHost)
{
    public const string Part = "Kills, by moment";

    /// <summary>A start on a machine that has much else to do.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private const int LongestRandomMs = 4_000;
    private const int LongestFirstStartMs = 2_500;
    private const int LongestRequestMs = 60;
    private const int LongestReadingMs = 1_500;

    /// <summary>A hand-over reads much before it saves.</summary>
    private const int LongestBatchMs = 400;
    private const int MostActs = 40;

    /// <summary>Shares of the quickest start so far: nearly all of it, so that the next one is hardly ever over before; and its beginning.</summary>
    private const double AnyTime = 0.8;
    private const double AtOnce = 0.3;

    private const int KillsBetweenOutages = 5;

    /// <summary>Beyond the kills that were asked for: a page may have been read, or a start be over, before the aim was taken.</summary>
    private const int MostTriesMore = 12;

    private static readonly TimeSpan s_longestPeace = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan s_aim = TimeSpan.FromSeconds(30);

    private readonly Random _random = new(run.Options.Seed);
    private TimeSpan _quickestStart = TimeSpan.MaxValue;

    /// <summary>Before anybody works: the start itself is cut off.</summary>
    public async Task DisturbFirstStartAsync(CancellationToken ct)
    {
        var times = Math.Clamp(run.Options.Kills / 25, 1, 4);
        for (var i = 0; i < times; i++)
        {
            run.Portal.Launch();
            await PauseAsync(300 + (_random.Next(LongestFirstStartMs) * (i + 1) / times), ct);
            await KillAsync(KillMoment.FirstStart);
        }
    }

    public async Task KillAllAsync(CancellationToken ct)
    {
        var plan = new KillPlan(_random);
        for (var done = 0; run.Report.Sum(Part) < run.Options.Kills; done++)
        {
            if (done % KillsBetweenOutages == 1)
            {
                await mailHost.GoAwayAsync(ct);
            }

            await WorkGoesOnAsync(ct);
            await ReachAsync(plan.Next(), ct);
        }

        for (var more = 0; more < MostTriesMore && run.Missed.Any(); more++)
        {
            await WorkGoesOnAsync(ct);
            await ReachAsync(run.Missed.First(), ct);
        }

        await run.MeasuredEnoughAsync(ct);
    }

    /// <summary>Between two kills the clients come some way, or what is cut off would always be the same.</summary>
    private async Task WorkGoesOnAsync(CancellationToken ct)
    {
        var enough = Task.Delay(s_longestPeace, run.Clock, ct);
        for (var acts = _random.Next(MostActs); acts > 0 && !enough.IsCompleted; acts--)
        {
            await Task.WhenAny(run.Acknowledged.Next, enough);
        }
    }

    /// <summary>Comes to the moment, kills, and starts again.</summary>
    private async Task ReachAsync(KillMoment moment, CancellationToken ct)
    {
        switch (moment)
        {
            case KillMoment.AfterAnswer:
                await AimAsync(run.Acknowledged.Next.WaitAsync, moment, ct);
                break;
            case KillMoment.After250:
                await AimAsync(run.Mail.Accepted.Next.WaitAsync, moment, ct);
                break;
            case KillMoment.WhileProvisioning:
                await AimAsync(run.ServicePlan.Called.Next.WaitAsync, moment, ct);
                break;
            case KillMoment.WhileReceiving:
                await AimAsync(aim => AndAMomentAsync(run.Receipts.Sending.Next, LongestRequestMs, aim), moment, ct);
                break;
            case KillMoment.WhileKeeping:
                await AimAsync(aim => AndAMomentAsync(run.Receipts.Keeping.Next, LongestRequestMs, aim), moment, ct);
                break;
            case KillMoment.WhileHandingOver:
                await AimAsync(aim => AndAMomentAsync(run.Work.HandingOver.Next, LongestBatchMs, aim), moment, ct);
                break;
            case KillMoment.WhileReading:
                await AimAsync(WhileReadingAsync, moment, ct);
                break;
            case KillMoment.AfterDot:
                var (held, release) = (run.Mail.Held.Next, run.Mail.HoldNext());
                await AimAsync(held.WaitAsync, moment, ct);
                release();
                break;
            case KillMoment.Start:
                await KillAsync(KillMoment.Random);
                await KillWhileStartingAsync(moment, AnyTime, ct);
                break;
            case KillMoment.AtOnceAgain:
                await KillAsync(KillMoment.Random);
                await KillWhileStartingAsync(moment, AtOnce, ct);
                await KillWhileStartingAsync(moment, AtOnce, ct);
                break;
            default:
                await PauseAsync(_random.Next(LongestRandomMs), ct);
                await KillAsync(KillMoment.Random);
                break;
        }

        var began = run.Clock.GetTimestamp();
        run.Portal.Launch();
        await run.Portal.Started.WaitAsync(Patience, ct);
        var taken = run.Clock.GetElapsedTime(began);
        _quickestStart = taken < _quickestStart ? taken : _quickestStart;
    }

    /// <summary>Kills as soon as it happens; when it does not, that was a kill at any moment.</summary>
    private async Task AimAsync(Func<CancellationToken, Task> happens, KillMoment moment, CancellationToken ct) =>
        await KillAsync(await CameAboutAsync(happens, ct) ? moment : KillMoment.Random);

    /// <returns>False when it did not while the aim was kept.</returns>
    private async Task<bool> CameAboutAsync(Func<CancellationToken, Task> happens, CancellationToken ct)
    {
        using var longest = new CancellationTokenSource(s_aim, run.Clock);
        using var aim = CancellationTokenSource.CreateLinkedTokenSource(longest.Token, ct);
        try
        {
            await happens(aim.Token);
            return true;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>It has to get there, and each of its steps is to be hit.</summary>
    private async Task AndAMomentAsync(Task happens, int longestMs, CancellationToken ct)
    {
        await happens.WaitAsync(ct);
        await PauseAsync(_random.Next(longestMs), ct);
    }

    /// <param name="moment">What it is counted as, unless the start was quicker.</param>
    /// <param name="share">Of what the quickest start took, at most.</param>
    /// <param name="ct">Ends the run.</param>
    private async Task KillWhileStartingAsync(KillMoment moment, double share, CancellationToken ct)
    {
        if (run.Report.Sum(Part) < run.Options.Kills || run.Missed.Contains(moment))
        {
            run.Portal.Launch();
            await Task.WhenAny(run.Portal.Started, PauseAsync((int)(_random.NextDouble() * share * _quickestStart.TotalMilliseconds), ct));
            await KillAsync(run.Portal.Started.IsCompleted ? KillMoment.Random : moment);
        }
    }

    /// <summary>Anywhere in the reading: a page that was read before the moment came leaves it to the next one.</summary>
    private async Task WhileReadingAsync(CancellationToken ct)
    {
        await AndAMomentAsync(run.Workers.ReadingAsync(ct), LongestReadingMs, ct);
        await run.Workers.ReadingAsync(ct);
    }

    /// <returns>Whether a page was being read.</returns>
    private bool NoteLeft()
    {
        var left = run.Workers.NoteLeft();
        foreach (var worker in left)
        {
            run.Report.Count("Processes that lived on after a kill", worker.IsReading ? "reading" : "decoding");
        }

        return left.Any(worker => worker.IsReading);
    }

    private Task PauseAsync(int milliseconds, CancellationToken ct) => Task.Delay(TimeSpan.FromMilliseconds(milliseconds), run.Clock, ct);

    private async Task KillAsync(KillMoment moment)
    {
        var hit = await run.Portal.KillAsync(alone: true);
        run.Killed();
        var isReading = NoteLeft();
        if (hit)
        {
            run.Report.Count(Part, (moment == KillMoment.WhileReading && !isReading ? KillMoment.Random : moment).ToString());
        }

        if (run.Options.Postgres && run.HasBegun && _random.Next(2) == 0)
        {
            await run.Portal.Database.LetClaimsPassAsync(); // the dead process's; the others wait for the minute that they last
        }
    }
}
