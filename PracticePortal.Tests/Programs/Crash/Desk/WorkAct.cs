using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Programs.Crash.Desk;

/// <summary>What is done with receipts that are there.</summary>
internal enum WorkKind
{
    Correct,
    Ask,
    Answer,
    Withdraw,
    Ready,
    Reopen,
    Archive,
    Restore,
    Split,
    Merge,
    EditVoucher,
    DropVoucher,
    HandOver,
    Again,
    Undo,
    TakeIn,
}

/// <summary>Something that somebody did with a receipt or with a batch, and what they know of it.</summary>
/// <param name="Supplier">What was written down.</param>
/// <param name="Receipts">Of a batch.</param>
/// <param name="Batch">The number of the batch that it was done with.</param>
internal sealed record WorkAct(WorkKind Kind, Known Known, string Supplier = "", IReadOnlyList<Guid>? Receipts = null, int Batch = 0) : IKnownAct
{
    public bool IsAcknowledged => Known == Known.Done;

    public string Code => CodeOf(Kind);

    /// <summary>The same as the history of batches tells it.</summary>
    public WorkAct OfBatches => this with { IsOfBatches = true };

    private bool IsOfBatches { get; init; }

    string IKnownAct.Code => IsOfBatches ? $"{Code} {(Kind == WorkKind.HandOver ? Receipts!.Count : Batch)}" : Code;

    public static string CodeOf(WorkKind kind) => kind switch
    {
        WorkKind.Correct => "receipt-corrected",
        WorkKind.Ask => "receipt-question-asked",
        WorkKind.Answer => "receipt-question-answered",
        WorkKind.Withdraw => "receipt-question-withdrawn",
        WorkKind.Ready => "receipt-made-ready",
        WorkKind.Reopen => "receipt-reopened",
        WorkKind.Archive => "receipt-archived",
        WorkKind.Restore => "receipt-restored",
        WorkKind.Split => "receipt-split",
        WorkKind.Merge => "receipts-merged",
        WorkKind.EditVoucher => "voucher-edited",
        WorkKind.DropVoucher => "voucher-dropped",
        WorkKind.HandOver => "batch-made",
        WorkKind.Again => "batch-made-again",
        WorkKind.Undo => "batch-undone",
        WorkKind.TakeIn => "batch-taken-in",
    };
}

/// <summary>Acts in their order; one that was refused, and one that nobody was there to hear, leave no trace.</summary>
internal sealed class WorkLog
{
    private readonly List<WorkAct> _acts = [];

    public IReadOnlyList<WorkAct> Acts
    {
        get
        {
            lock (_acts)
            {
                return [.. _acts];
            }
        }
    }

    public void Note(WorkAct act)
    {
        if (act.Known is Known.Done or Known.Failed or Known.Unknown)
        {
            lock (_acts)
            {
                _acts.Add(act);
            }
        }
    }

    public override string ToString() => string.Join(", ", Acts.Select(act => act.IsAcknowledged ? $"{act.Kind}" : $"{act.Kind}?"));
}
