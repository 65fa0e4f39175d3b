namespace PracticePortal.Tests.Programs.Crash.Desk;

/// <summary>What must stand in a receipt's rows after acts that happened, in their order.</summary>
internal sealed class ExpectedReceipt
{
    private const string Open = "Open";
    private const string NeedsAnswer = "NeedsAnswer";
    private const string Ready = "Ready";
    private const string HandedOver = "HandedOver";
    private const string Archived = "Archived";

    private string _status = Open;
    private string _before = "";
    private string _supplier = "as read";
    private int _asked;
    private int _answered;
    private int _times;
    private bool _hasVoucher;
    private bool _isSplit;
    private bool _isMerged;

    /// <summary>An act that cannot have happened after those before it; null when all fit.</summary>
    public string? Contradiction { get; private set; }

    private bool IsOpen => _status is Open or NeedsAnswer;

    public static ExpectedReceipt After(IEnumerable<WorkAct> acts)
    {
        var expected = new ExpectedReceipt();
        foreach (var act in acts)
        {
            if (!expected.Take(act))
            {
                expected.Contradiction ??= $"{act.Kind} happened where it cannot";
            }
        }

        return expected;
    }

    /// <summary>The same for the same rows. Whether a program could read it does not matter here.</summary>
    public static string Text(string status, string supplier, int asked, int answered, int times, bool hasVoucher, bool isSplit, bool isMerged) =>
        $"{(status is "New" or "Interpreted" ? Open : status)} by {supplier}, asked {asked}, answered {answered}, in {times} batches, voucher {hasVoucher}, split {isSplit}, put back {isMerged}";

    public override string ToString() => Text(_status, _supplier, _asked, _answered, _times, _hasVoucher, _isSplit, _isMerged);

    /// <summary>The status by which it fits, and what it does.</summary>
    private bool Take(WorkAct act)
    {
        var (open, before) = (IsOpen, _status);
        switch (act.Kind)
        {
            case WorkKind.Correct:
                _supplier = act.Supplier;
                return open;
            case WorkKind.Ask:
                (_status, _asked) = (NeedsAnswer, _asked + 1);
                return open;
            case WorkKind.Answer:
                (_status, _answered) = (Open, _answered + 1);
                return before == NeedsAnswer;
            case WorkKind.Withdraw:
                _status = Open;
                return before == NeedsAnswer;
            case WorkKind.Ready:
                _status = Ready;
                return before == Open;
            case WorkKind.Reopen:
                _status = Open;
                return before == Ready;
            case WorkKind.Archive:
                (_status, _before) = (Archived, before);
                return before != Archived;
            case WorkKind.Restore:
                _status = _before;
                return before == Archived;
            case WorkKind.Split:
                _isSplit = true;
                return open;
            case WorkKind.Merge:
                _isMerged = true;
                return open && _isSplit;
            case WorkKind.EditVoucher or WorkKind.DropVoucher:
                _hasVoucher = act.Kind == WorkKind.EditVoucher;
                return open || before == Ready;
            default:
                return TakeBatch(act.Kind, before);
        }
    }

    private bool TakeBatch(WorkKind kind, string before)
    {
        switch (kind)
        {
            case WorkKind.HandOver or WorkKind.Again:
                (_status, _times) = (HandedOver, _times + 1);
                return before == (kind == WorkKind.HandOver ? Ready : HandedOver);
            case WorkKind.Undo:
                _times--;
                _status = _times > 0 ? HandedOver : Ready;
                return before == HandedOver;
            default:
                return true; // the receipts know nothing of it
        }
    }
}
