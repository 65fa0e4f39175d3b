namespace PracticePortal.Platform.Outbox;

/// <summary>A lane that a process is working on.</summary>
internal sealed class LaneAtWork
{
    private volatile TaskCompletionSource _asked = NotAsked();

    public Task<int> Work { get; set; } = Task.FromResult(0);

    /// <summary>Ends when somebody says that there may be more.</summary>
    public Task Asked => _asked.Task;

    public void Ask() => _asked.TrySetResult();

    /// <summary>Whether somebody asked; whoever takes it looks for rows after that.</summary>
    public bool TakeAsked()
    {
        if (!_asked.Task.IsCompleted)
        {
            return false;
        }

        _asked = NotAsked();
        return true;
    }

    private static TaskCompletionSource NotAsked() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
