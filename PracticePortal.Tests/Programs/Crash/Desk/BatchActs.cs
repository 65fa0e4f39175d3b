namespace PracticePortal.Tests.Programs.Crash.Desk;

/// <summary>The next thing that is done with what is ready, or with a batch that stands.</summary>
internal sealed class BatchActs(CrashRun run, ReceiptDesk desk, Random random)
{
    private const int MostOfABatch = 4;
    private const int Newest = 6;

    private readonly ReceiptReader _reader = new(run.Portal.Database);

    private Side Anybody => desk.Sides[random.Next(desk.Sides.Count)];

    public async Task StepAsync()
    {
        var batches = (await _reader.BatchesAsync(desk.OrganisationId)).TakeLast(Newest).ToList();
        if (batches.Count > 0 && random.Next(100) < 45)
        {
            await FollowAsync(batches[random.Next(batches.Count)]);
        }
        else
        {
            await HandOverAsync();
        }
    }

    private async Task HandOverAsync()
    {
        List<Guid> ready = [];
        foreach (var receipt in desk.Receipts.Reverse())
        {
            if (ready.Count < MostOfABatch && await _reader.ReadAsync(receipt) is { CanGo: true } now && now.Facts.Date!.Value.Year == run.Work.Day.Year)
            {
                ready.Add(receipt.Id);
            }
        }

        if (ready.Count == 0)
        {
            return;
        }

        await TwiceNowAndThenAsync(side => new
        {
            side.CollaborationId,
            Order = new { Program = "VismaAdministration", YearStart = new DateOnly(run.Work.Day.Year, 1, 1), Receipts = ready },
        });

        Task TwiceNowAndThenAsync(Func<Side, object> arguments)
        {
            Task Once(Side by) => ActAsync(ready, new(WorkKind.HandOver, default, Receipts: ready), by, "HandOverReceipts", arguments(by));
            if (random.Next(5) != 0)
            {
                return Once(Anybody);
            }

            run.Report.Count(DeskWork.Twice, "batches");
            return Task.WhenAll(Once(Anybody), Once(Anybody));
        }
    }

    private Task FollowAsync(BatchNow batch) => random.Next(100) switch
    {
        < 50 when !batch.IsTakenIn => ActAsync(batch, WorkKind.Undo, "UndoBatch", new { BatchId = batch.Id }),
        < 70 when !batch.IsTakenIn => ActAsync(batch, WorkKind.TakeIn, "MarkTakenIn", new { BatchId = batch.Id }),
        _ => ActAsync(batch, WorkKind.Again, "HandOverAgain", new { BatchId = batch.Id, Program = "BookkeepingAndInvoicing" }),
    };

    private Task ActAsync(BatchNow batch, WorkKind kind, string useCase, object arguments) =>
        ActAsync(batch.Receipts, new(kind, default, Receipts: batch.Receipts, Batch: batch.Number), Anybody, useCase, arguments);

    private async Task ActAsync(IReadOnlyList<Guid> receipts, WorkAct act, Side by, string useCase, object arguments)
    {
        run.Work.HandingOver.Fire();
        await desk.DoAsync(run, receipts, act, by, useCase, arguments);
    }
}
