namespace PracticePortal.Features.PracticeManagement;

/// <summary>Lets the address follow what is typed, once people have stopped typing for a moment.</summary>
internal sealed class LateAddress : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(400);

    private readonly ITimer _timer;

    public LateAddress(TimeProvider clock, Func<Task> write) =>
        _timer = clock.CreateTimer(_ => _ = write(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void WriteSoon() => _timer.Change(s_pause, Timeout.InfiniteTimeSpan);

    public void Forget() => _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Dispose() => _timer.Dispose();
}
