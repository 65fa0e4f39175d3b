namespace PracticePortal.Tests.Programs.Crash;

/// <summary>Something that happens again and again, and that others wait for.</summary>
internal sealed class Signal
{
    private TaskCompletionSource _next = New();

    /// <summary>The next time.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Fire() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
