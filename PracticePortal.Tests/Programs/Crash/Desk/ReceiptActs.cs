using System.Globalization;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Programs.Crash.Desk;

/// <summary>The next thing that is done with one receipt, by what the rows show.</summary>
internal sealed class ReceiptActs(CrashRun run, ReceiptDesk desk, Random random)
{
    private readonly ReceiptReader _reader = new(run.Portal.Database);
    private int _suppliers;

    private Side Customer => desk.Sides[0];

    /// <summary>Null where no agency shares the Scanner.</summary>
    private Side? Agency => desk.Sides.FirstOrDefault(side => side.CollaborationId is not null);

    public async Task StepAsync(SentReceipt sent)
    {
        if (await _reader.ReadAsync(sent) is not { } now)
        {
            return;
        }

        await (now.Status switch
        {
            ReceiptStatus.NeedsAnswer => AskedAsync(now),
            ReceiptStatus.Ready => ReadyAsync(now),
            ReceiptStatus.HandedOver when random.Next(16) == 0 => ActAsync(now, new(WorkKind.Archive, default), Anybody, "ArchiveReceipt"),
            ReceiptStatus.HandedOver => Task.CompletedTask,
            ReceiptStatus.Archived => ActAsync(now, new(WorkKind.Restore, default), Anybody, "RestoreReceipt"),
            _ => OpenAsync(now),
        });
    }

    private Side Anybody => desk.Sides[random.Next(desk.Sides.Count)];

    private Task OpenAsync(ReceiptNow now) => random.Next(100) switch
    {
        < 30 when now.SplitOff is { } other => desk.DoAsync(run, [now.Id], new(WorkKind.Merge, default), Anybody, "MergeReceipts", new { ReceiptId = other, IntoId = now.Id }),
        < 20 when now.Cut is { } cut && !desk.LogOf(now.Id).Acts.Any(act => act.Kind == WorkKind.Split) =>
            ActAsync(now, new(WorkKind.Split, default), Anybody, "SplitReceipt", new { ReceiptId = now.Id, cut.FileId, cut.Page }),
        < 40 when Agency is { } agency => ActAsync(now, new(WorkKind.Ask, default), agency, "AskCustomer", new { ReceiptId = now.Id, Question = "Vad användes köpet till?" }),
        < 46 => ActAsync(now, new(WorkKind.Archive, default), Anybody, "ArchiveReceipt"),
        < 52 => Anybody.Client.RunAsync("ReadReceiptAgain", new { ReceiptId = now.Id }, CancellationToken.None), // by a person, but no act that a history tells
        _ when now.Facts.Check().Succeeded && random.Next(5) > 0 =>
            TwiceNowAndThenAsync(() => ActAsync(now, new(WorkKind.Ready, default), Anybody, "MakeReady", new { ReceiptId = now.Id, Seen = now.Facts, Typed = (object?)null })),
        _ => CorrectAsync(now),
    };

    private Task AskedAsync(ReceiptNow now) => random.Next(100) switch
    {
        < 25 => ActAsync(now, new(WorkKind.Answer, default), Customer, "AnswerQuestion", new { ReceiptId = now.Id, Answer = "Till kontoret." }),
        < 40 when Agency is { } agency => ActAsync(now, new(WorkKind.Withdraw, default), agency, "WithdrawQuestion"),
        < 45 when Agency is { } agency => ActAsync(now, new(WorkKind.Ask, default), agency, "AskCustomer", new { ReceiptId = now.Id, Question = "Och vem var med?" }),
        < 55 => CorrectAsync(now),
        _ => Task.CompletedTask,
    };

    private Task ReadyAsync(ReceiptNow now) => random.Next(100) switch
    {
        < 8 => ActAsync(now, new(WorkKind.Reopen, default), Anybody, "ReopenReceipt"),
        < 40 when now.VoucherVersion is not null => VoucherAsync(now, WorkKind.DropVoucher, typed: null),
        < 60 => EditVoucherAsync(now),
        _ => Task.CompletedTask,
    };

    /// <summary>Another supplier each time, so that each correction is one.</summary>
    private Task CorrectAsync(ReceiptNow now)
    {
        var act = new WorkAct(WorkKind.Correct, default, string.Create(CultureInfo.InvariantCulture, $"Järnboden {++_suppliers}"));
        var typed = new
        {
            act.Supplier,
            Date = run.Work.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Total = "125",
            Rates = new[] { new { Percent = 25, Gross = "125", Vat = "25" } },
            Currency = "SEK",
        };
        return ActAsync(now, act, Anybody, "CorrectReceipt", new { ReceiptId = now.Id, Seen = now.Facts, Typed = typed });
    }

    private Task EditVoucherAsync(ReceiptNow now)
    {
        var total = (now.Facts.Total!.Value / 100m).ToString(CultureInfo.InvariantCulture);
        object[] rows = [new { Account = "5410", Debit = total }, new { Account = "1930", Credit = total }];
        return VoucherAsync(now, WorkKind.EditVoucher, new { Text = "Material", Rows = rows });
    }

    private Task VoucherAsync(ReceiptNow now, WorkKind kind, object? typed) => ActAsync(
        now, new(kind, default), Anybody, "EditVoucher", new { ReceiptId = now.Id, Typed = typed, Seen = new { Version = now.VoucherVersion, Facts = now.FactsSeen } });

    private Task ActAsync(ReceiptNow now, WorkAct act, Side by, string useCase, object? arguments = null) =>
        desk.DoAsync(run, [now.Id], act, by, useCase, arguments ?? new { ReceiptId = now.Id });

    private async Task TwiceNowAndThenAsync(Func<Task> act)
    {
        if (random.Next(8) == 0)
        {
            run.Report.Count(DeskWork.Twice, "receipts");
            await Task.WhenAll(act(), act());
        }
        else
        {
            await act();
        }
    }
}
