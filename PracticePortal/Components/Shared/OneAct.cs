namespace PracticePortal.Components.Shared;

/// <summary>Runs one act at a time: a second click while the first is under way does nothing.</summary>
public sealed class OneAct
{
    /// <summary>What an <see cref="ActionButton"/> shows as busy.</summary>
    public bool IsRunning { get; private set; }

    public async Task RunAsync(Func<Task> act)
    {
        if (IsRunning)
        {
            return;
        }

        IsRunning = true;
        try
        {
            await act();
        }
        finally
        {
            IsRunning = false;
        }
    }
}
