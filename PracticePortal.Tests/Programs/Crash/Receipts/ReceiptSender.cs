using PracticePortal.Tests.Programs.Crash.Interpretation;
using PracticePortal.Tests.Support;
using Xunit.Sdk;

namespace PracticePortal.Tests.Programs.Crash.Receipts;

/// <summary>
/// One client that sends receipts as a device does: announces, sends pieces, finishes, and asks how far it is whenever an answer was lost. Now and then
/// the same is sent twice at once, again, or never to its end.
/// </summary>
internal sealed class ReceiptSender(CrashRun run, ReceiptWork work, ReceiptPlace place, Guid organisationId, int number) : IDisposable
{
    private const int AtATime = 3;
    private const int MostFiles = 3;
    private const int MostPauseMs = 500;
    private const int LeastPiece = 64 * 1024;
    private const int MostPiece = 1024 * 1024;

    /// <summary>The portal counts those that somebody has open, and lets nobody have more than twenty.</summary>
    private const int MostGivenUp = 8;

    /// <summary>Of files, some of more than one piece.</summary>
    private static readonly int[] s_lengths = [4_000, 180_000, 1_300_000];

    /// <summary>What a device answers by asking how far it is, and going on.</summary>
    private static readonly string[] s_goOn = ["receipt-not-whole", "receipt-busy", "receipt-file-damaged", "changed-by-others", "not-found"];

    private readonly Random _random = new((run.Options.Seed * 2000) + number);
    private readonly UseCaseClient _client = new(run.Portal.BaseUrl, ReceiptWork.FirstNumber + number);
    private readonly List<SentReceipt> _receipts = [];
    private bool _isIn;

    public IReadOnlyList<SentReceipt> Receipts
    {
        get
        {
            lock (_receipts)
            {
                return [.. _receipts];
            }
        }
    }

    /// <summary>Into whose Scanner.</summary>
    public Guid OrganisationId => organisationId;

    public ReceiptPlace Place => place;

    public ReceiptClient Http => field ??= new ReceiptClient(_client);

    /// <summary>Until the run is over. Whatever breaks because the portal is away is asked again when it is back.</summary>
    public async Task WorkAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                _isIn = _isIn || await LogInAsync();
                if (_isIn)
                {
                    await StepAsync(Next());
                }
            }
            catch (Exception away) when (away is HttpRequestException or IOException or TaskCanceledException or FailException)
            {
                run.Report.Count("Looks cut off", away.GetType().Name);
            }

            await Task.WhenAny(Task.Delay(TimeSpan.FromMilliseconds(_random.Next(MostPauseMs)), run.Clock, over));
        }
    }

    public Task<bool> LogInAsync() => Http.LogInAsync(place.Email, CrashRun.DemoPassword, place.Page);

    public void Dispose() => _client.Dispose();

    private SentReceipt Next()
    {
        var open = Receipts.Where(r => r is { IsSafe: false, IsGivenUp: false }).ToList();
        if (open.Count < AtATime)
        {
            var fresh = new SentReceipt(place.CollaborationId, [.. Enumerable.Range(0, 1 + _random.Next(MostFiles)).Select(_ => NewFile())]);
            lock (_receipts)
            {
                _receipts.Add(fresh);
            }

            open.Add(fresh);
        }

        return open[_random.Next(open.Count)];
    }

    /// <summary>On most of them nothing stands, as reading takes a processor for seconds.</summary>
    private SentFile NewFile() => _random.Next(20) switch
    {
        0 => ReadableFiles.Photo(),
        < 6 => ReadableFiles.Document(pages: 1),
        < 8 => ReadableFiles.Document(pages: 2),
        _ => new SentFile(s_lengths[_random.Next(s_lengths.Length)]),
    };

    private async Task StepAsync(SentReceipt receipt)
    {
        if (receipt.Received is null)
        {
            Hear(receipt, "announce", await Http.AnnounceAsync(receipt)); // the same again says how far it is
        }
        else if (receipt.Files.FirstOrDefault(f => receipt.Received.GetValueOrDefault(f.Id) < f.Bytes) is { } file)
        {
            await SendAsync(receipt, file, (int)receipt.Received.GetValueOrDefault(file.Id));
        }
        else
        {
            await CompleteAsync(receipt);
        }
    }

    private async Task SendAsync(SentReceipt receipt, SentFile file, int offset)
    {
        if (_random.Next(40) == 0 && Receipts.Count(r => r.IsGivenUp) < MostGivenUp)
        {
            receipt.IsGivenUp = true;
            run.Report.Count(ReceiptWork.Part, "given up on the way");
            return;
        }

        var from = _random.Next(12) == 0 ? 0 : offset; // sometimes from the beginning, as a device that has forgotten
        var piece = Math.Min(file.Bytes - from, LeastPiece + _random.Next(MostPiece - LeastPiece));
        work.Sending.Fire();
        foreach (var answer in await TwiceNowAndThenAsync(() => Http.SendAsync(receipt, file, from, piece)))
        {
            Hear(receipt, "piece", answer);
            if (answer.Known == Known.Done && receipt.Received is not null)
            {
                receipt.Received[file.Id] = answer.Said.GetProperty("received").GetInt64();
            }
        }
    }

    private async Task CompleteAsync(SentReceipt receipt)
    {
        work.Keeping.Fire();
        foreach (var answer in await TwiceNowAndThenAsync(() => Http.CompleteAsync(receipt)))
        {
            Hear(receipt, "finish", answer);
        }

        if (receipt.IsSafe && _random.Next(6) == 0)
        {
            await AskAgainAsync(receipt);
            await Http.LookAsync(receipt);
        }
    }

    /// <summary>What was called safe once is safe for ever.</summary>
    private async Task AskAgainAsync(SentReceipt receipt)
    {
        var again = _random.Next(2) == 0 ? await Http.StateAsync(receipt) : await Http.AnnounceAsync(receipt);
        if (again is { Known: Known.Refused, Code: not ReceiptClient.LoggedOut } || (again.Known == Known.Done && !again.Said.GetProperty("safeToDiscard").GetBoolean()))
        {
            run.Report.Violation($"{receipt} was called safe, and then not: {again.Code} {again.Said}");
        }
    }

    private async Task<ReceiptAnswer[]> TwiceNowAndThenAsync(Func<Task<ReceiptAnswer>> ask)
    {
        if (_random.Next(8) != 0)
        {
            return [await ask()];
        }

        run.Report.Count(ReceiptWork.Part, "sent twice at once");
        return await Task.WhenAll(ask(), ask());
    }

    private void Hear(SentReceipt receipt, string step, ReceiptAnswer answer)
    {
        switch (answer.Known)
        {
            case Known.Done when step == "piece":
                run.Report.Count(ReceiptWork.Part, "pieces answered");
                break;
            case Known.Done:
                Note(receipt, answer);
                break;
            case Known.Unknown:
                run.Report.Count(ReceiptWork.CutOff, step);
                break;
            case Known.Failed:
                run.Report.Count("Receipts that the portal failed at", $"{step} {answer.Code}");
                break;
            case Known.Refused when answer.Code == ReceiptClient.LoggedOut:
                _isIn = false;
                break;
            case Known.Refused:
                run.Report.Count("Receipts refused", $"{step} {answer.Code}");
                receipt.IsGivenUp |= !s_goOn.Contains(answer.Code);
                break;
        }

        receipt.Received = answer.Known == Known.Done ? receipt.Received : null;
    }

    private void Note(SentReceipt receipt, ReceiptAnswer answer)
    {
        receipt.Received = answer.Said.GetProperty("files").EnumerateArray().ToDictionary(f => f.GetProperty("id").GetGuid(), f => f.GetProperty("received").GetInt64());
        if (answer.Said.GetProperty("safeToDiscard").GetBoolean() && !receipt.IsSafe)
        {
            receipt.IsSafe = true;
            run.Report.Count(ReceiptWork.Part, ReceiptWork.Safe);
        }
    }
}
