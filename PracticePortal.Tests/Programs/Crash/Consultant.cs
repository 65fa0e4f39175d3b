using System.Data.Common;
using PracticePortal.Tests.Support;
using Xunit.Sdk;

namespace PracticePortal.Tests.Programs.Crash;

/// <summary>One client: a member of an agency who works on a few customers at a time, and lets their administrators answer.</summary>
internal sealed class Consultant : IDisposable
{
    private const int AtATime = 5;
    private const int MostPauseMs = 600;

    private readonly CrashRun _run;
    private readonly string _email;
    private readonly Guid _agencyId;
    private readonly Random _random;
    private readonly UseCaseClient _client;
    private readonly CaseWork _work;
    private readonly Queue<CustomerCase> _waiting;
    private readonly List<CustomerCase> _open = [];

    public Consultant(CrashRun run, string email, Guid agencyId, int number, IEnumerable<CustomerCase> first)
    {
        (_run, _email, _agencyId, _waiting) = (run, email, agencyId, new Queue<CustomerCase>(first));
        _random = new Random((run.Options.Seed * 1000) + number);
        _client = new UseCaseClient(run.Portal.BaseUrl, number);
        _work = new CaseWork(run, _client, _random);
    }

    public List<CustomerCase> Cases { get; } = [];

    /// <summary>Until the run is over. Whatever breaks because the portal is away is tried again when it is back.</summary>
    public async Task WorkAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                _work.IsIn = _work.IsIn || await _client.LogInAsync(_email, CrashRun.DemoPassword);
                await _work.StepAsync(Next());
            }
            catch (Exception away) when (away is HttpRequestException or IOException or TaskCanceledException or DbException or FailException)
            {
                _run.Report.Count("Looks cut off", away.GetType().Name);
            }

            await Task.WhenAny(Task.Delay(TimeSpan.FromMilliseconds(_random.Next(MostPauseMs)), _run.Clock, over));
        }
    }

    /// <returns>False when no activation of this client's customers has failed.</returns>
    public async Task<bool> RetryFailedAsync()
    {
        var any = false;
        foreach (var customer in Cases)
        {
            any |= await _work.RetryIfFailedAsync(customer);
        }

        return any;
    }

    public void Dispose()
    {
        _client.Dispose();
        foreach (var person in Cases.SelectMany(c => c.People.Values))
        {
            person.Dispose();
        }
    }

    private CustomerCase Next()
    {
        _open.RemoveAll(c => c.IsFinished);
        while (_open.Count < AtATime)
        {
            var fresh = _waiting.TryDequeue(out var given) ? given : _run.NewCase(_agencyId);
            _open.Add(fresh);
            Cases.Add(fresh);
        }

        return _open[_random.Next(_open.Count)];
    }
}
