using System.Data.Common;
using PracticePortal.Tests.Programs.Crash.Receipts;
using PracticePortal.Tests.Support;
using Xunit.Sdk;

namespace PracticePortal.Tests.Programs.Crash.Desk;

/// <summary>One side that works on receipts.</summary>
/// <param name="Email">Whose log-in.</param>
/// <param name="CollaborationId">Of an agency; null for the organisation's own people.</param>
internal sealed record Side(string Email, Guid? CollaborationId, UseCaseClient Client);

/// <summary>
/// The receipts of one organisation, on which its people and their agency work one after the other: so the order of what was done is known. Now and
/// then both do the same at the same moment.
/// </summary>
internal sealed class ReceiptDesk : IDisposable
{
    private const int MostPauseMs = 250;

    /// <summary>Of them people work on the newest ones.</summary>
    private const int AtATime = 12;

    private readonly CrashRun _run;
    private readonly Random _random;
    private readonly ReceiptActs _acts;
    private readonly BatchActs _batches;
    private readonly Dictionary<Guid, WorkLog> _logs = [];

    public ReceiptDesk(CrashRun run, Guid organisationId, IReadOnlyList<ReceiptPlace> people, int number)
    {
        (_run, OrganisationId) = (run, organisationId);
        _random = new Random((run.Options.Seed * 3000) + number);
        Sides = [.. people.Select((person, place) => new Side(person.Email, person.CollaborationId, new UseCaseClient(run.Portal.BaseUrl, DeskWork.FirstNumber + (10 * number) + place)))];
        _acts = new ReceiptActs(run, this, _random);
        _batches = new BatchActs(run, this, _random);
    }

    public Guid OrganisationId { get; }

    /// <summary>The customer first.</summary>
    public IReadOnlyList<Side> Sides { get; }

    /// <summary>What was done with batches.</summary>
    public WorkLog Batches { get; } = new();

    /// <summary>How often the time of a letter about questions was made to come.</summary>
    public int LettersDue { get; set; }

    /// <summary>Whether all sides are logged in.</summary>
    public bool IsIn { get; set; }

    /// <summary>What was sent into this Scanner, the newest last.</summary>
    public IReadOnlyList<SentReceipt> Receipts => [.. _run.Receipts.Senders.Where(sender => sender.OrganisationId == OrganisationId)
        .SelectMany(sender => sender.Receipts.Where(receipt => receipt.IsSafe).Index()).OrderBy(receipt => receipt.Index).Select(receipt => receipt.Item)];

    public WorkLog LogOf(Guid receiptId)
    {
        lock (_logs)
        {
            return _logs.TryGetValue(receiptId, out var log) ? log : _logs[receiptId] = new WorkLog();
        }
    }

    /// <summary>Until the run is over. Whatever breaks because the portal is away is tried again when it is back.</summary>
    public async Task WorkAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                await StepAsync();
            }
            catch (Exception away) when (away is HttpRequestException or IOException or TaskCanceledException or DbException or FailException)
            {
                _run.Report.Count("Looks cut off", away.GetType().Name);
            }

            await Task.WhenAny(Task.Delay(TimeSpan.FromMilliseconds(_random.Next(MostPauseMs)), _run.Clock, over));
        }
    }

    /// <summary>The hour between two letters has passed, and ten minutes since the last question.</summary>
    public async Task LetTimePassAsync()
    {
        var mine = $""" FROM "QuestionsNotices" WHERE "OrganisationId" = '{CaseReader.Sql(OrganisationId)}' AND "DueAt" IS NOT NULL""";
        LettersDue += await _run.Portal.Database.ReadAsync($"SELECT COUNT(*) {mine}") == "0" ? 0 : 1;
        await _run.Portal.Database.ExecuteAsync(
            $"""UPDATE "QuestionsNotices" SET "DueAt" = '2020-01-01 00:00:00' WHERE "OrganisationId" = '{CaseReader.Sql(OrganisationId)}' AND "DueAt" IS NOT NULL""");
    }

    public async Task<bool> LogInAsync()
    {
        foreach (var side in Sides)
        {
            if (!await side.Client.LogInAsync(side.Email, CrashRun.DemoPassword))
            {
                return false;
            }
        }

        return true;
    }

    public void Dispose()
    {
        foreach (var side in Sides)
        {
            side.Client.Dispose();
        }
    }

    private async Task StepAsync()
    {
        IsIn = IsIn || await LogInAsync();
        if (!IsIn)
        {
            return;
        }

        switch (_random.Next(40))
        {
            case 0:
                await LetTimePassAsync();
                break;
            case < 8:
                await _batches.StepAsync();
                break;
            default:
                var newest = Receipts.TakeLast(AtATime).ToList();
                if (newest.Count > 0)
                {
                    await _acts.StepAsync(newest[_random.Next(newest.Count)]);
                }

                break;
        }
    }
}
