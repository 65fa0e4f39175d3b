using PracticePortal.Platform.Domain;
using PracticePortal.Tests.Programs.Crash.Receipts;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Programs.Crash.Desk;

/// <summary>The part of a run that concerns receipts that are there: two organisations, one of which shares them with its agency.</summary>
internal sealed class DeskWork(CrashRun run)
{
    public const string Done = "Work on receipts acknowledged";
    public const string CutOff = "Work on receipts whose answer was lost";
    public const string Twice = "Work on receipts clicked twice";

    /// <summary>Of the clients' network addresses.</summary>
    public const int FirstNumber = 7500;

    /// <summary>Receipts are older than the day on which they come.</summary>
    private const int DaysBefore = 10;

    private readonly List<ReceiptDesk> _desks = [];

    public IReadOnlyList<ReceiptDesk> Desks => _desks;

    /// <summary>Something is about to be done with a batch.</summary>
    public Signal HandingOver { get; } = new();

    /// <summary>Of all receipts.</summary>
    public DateOnly Day => SwedishTime.DayOf(run.StartedAt).AddDays(-DaysBefore);

    public async Task PrepareAsync()
    {
        var number = 0;
        foreach (var scanner in run.Receipts.Senders.GroupBy(sender => sender.OrganisationId))
        {
            var owner = await run.Portal.Database.ReadAsync(
                $"""SELECT "Email" FROM "OrganisationUsers" WHERE "OrganisationId" = '{CaseReader.Sql(scanner.Key)}' AND "UserId" IS NOT NULL ORDER BY "Email" LIMIT 1""");
            var agency = scanner.Select(sender => sender.Place).Where(place => place.CollaborationId is not null);
            _desks.Add(new ReceiptDesk(run, scanner.Key, [new ReceiptPlace(owner, null), .. agency], number++));
        }
    }

    public IEnumerable<Task> Work(CancellationToken over) => _desks.Select(desk => Task.Run(() => desk.WorkAsync(over), CancellationToken.None));

    /// <summary>The last questions come to their letters.</summary>
    public async Task LetLettersGoAsync()
    {
        foreach (var desk in _desks)
        {
            await desk.LetTimePassAsync();
            var sweep = await desk.LogInAsync() ? await desk.Sides[0].Client.RunAsync("QuestionLettersJob", new { }, CancellationToken.None, "SweepAsync") : null;
            if (sweep?.Known != Known.Done)
            {
                run.Report.Violation($"The sweep for letters about questions was not done: {sweep}");
            }
        }
    }

    /// <summary>What was planned and has not come about.</summary>
    public IEnumerable<string> NotMeasured() => Enum.GetNames<WorkKind>().Where(kind => run.Report.Of(Done, kind) == 0).Select(kind => $"{Done}: {kind} never came about")
        .Concat(run.Report.Sum(CutOff) == 0 ? ["no kill cut off work on a receipt"] : [])
        .Concat(run.Report.Sum(Twice) == 0 ? ["nobody did the same with a receipt at the same moment"] : []);
}

/// <summary>An act of a desk, and what becomes known of it.</summary>
internal static class DeskActs
{
    public static async Task DoAsync(
        this ReceiptDesk desk, CrashRun run, IReadOnlyList<Guid> receipts, WorkAct act, Side by, string useCase, object arguments)
    {
        var answer = await by.Client.RunAsync(useCase, arguments, CancellationToken.None);
        var known = act with { Known = answer.Known };
        foreach (var receipt in receipts)
        {
            desk.LogOf(receipt).Note(known);
        }

        if (act.Receipts is not null)
        {
            desk.Batches.Note(known);
        }

        switch (answer.Known)
        {
            case Known.Done:
                run.Report.Count(DeskWork.Done, act.Kind.ToString());
                break;
            case Known.Unknown:
                run.Report.Count(DeskWork.CutOff, act.Kind.ToString());
                break;
            case Known.Refused:
                run.Report.Count("Work on receipts refused", $"{act.Kind} {answer.Words}");
                desk.IsIn &= answer.Words != "logged-out";
                break;
            case Known.Failed:
                run.Report.Count("Work on receipts that the portal failed at", $"{act.Kind} {answer.Words}");
                break;
        }
    }
}
