namespace PracticePortal.Tests.Programs.Crash;

/// <summary>What must stand in the rows of one collaboration.</summary>
internal sealed class ExpectedCollaboration(Guid? taskId)
{
    public string Status { get; set; } = "AwaitingApproval";

    public Guid? TaskId { get; set; } = taskId;

    public int LinkVersion { get; set; } = 1;

    public bool IsOpen => Status is "AwaitingApproval" or "Active";
}

/// <summary>What must stand in a customer's rows after acts that happened, in their order.</summary>
internal sealed class ExpectedCase
{
    private readonly List<ExpectedCollaboration> _collaborations = [];

    public string? Name { get; private set; }

    public string? Email { get; private set; }

    public int Tasks { get; private set; }

    public IReadOnlyList<ExpectedCollaboration> Collaborations => _collaborations;

    /// <summary>An act that cannot have happened after those before it; null when all fit.</summary>
    public string? Contradiction { get; private set; }

    public static ExpectedCase After(IEnumerable<LoggedAct> acts)
    {
        var expected = new ExpectedCase();
        foreach (var act in acts)
        {
            if (!expected.Take(act))
            {
                expected.Contradiction ??= $"{act.Kind} happened where it cannot";
            }
        }

        return expected;
    }

    private bool Take(LoggedAct act)
    {
        var open = _collaborations.LastOrDefault(c => c.IsOpen);
        if (act.Email.Length > 0)
        {
            Email = act.Email;
        }

        if (act.Name.Length > 0)
        {
            Name = act.Name;
        }

        switch (act.Kind)
        {
            case ActKind.AddTask:
                Tasks++;
                return true;
            case ActKind.AddCustomer or ActKind.EditCustomer:
                return true;
            case ActKind.Activate:
                _collaborations.Add(new ExpectedCollaboration(act.TaskId));
                return open is null;
            default:
                return open is not null && Take(act, open);
        }
    }

    private static bool Take(LoggedAct act, ExpectedCollaboration open)
    {
        var (awaits, active) = (open.Status == "AwaitingApproval", open.Status == "Active");
        switch (act.Kind)
        {
            case ActKind.Approve:
                open.Status = "Active";
                return awaits;
            case ActKind.Decline:
                open.Status = "Declined";
                return awaits;
            case ActKind.Cancel:
                open.Status = "Cancelled";
                return awaits;
            case ActKind.End:
                open.Status = "Ended";
                return active;
            case ActKind.Resend or ActKind.CorrectAddress:
                open.LinkVersion++;
                return awaits;
            case ActKind.ChangeTask:
                open.TaskId = act.TaskId;
                return true;
            default:
                return awaits;
        }
    }
}
