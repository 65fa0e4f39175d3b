namespace PracticePortal.Features.Tasks;

/// <summary>Whether a task is still to be done.</summary>
public enum CustomerTaskStatus
{
    /// <summary>Can be chosen for a collaboration.</summary>
    Open,

    /// <summary>Done; its collaboration stays, with a notice to change the task.</summary>
    Completed,
}

/// <summary>What kind of assignment it is.</summary>
public enum TaskType
{
    Bookkeeping,
    VatReturn,
    Payroll,
    AnnualAccounts,
    TaxReturn,
    Advisory,
}
