namespace PracticePortal.Platform.Live;

/// <summary>
/// One page's ear. Merges a burst into one refresh at once and one after the pause, and never runs two at a time.
/// It reads on a thread of its own, so that whoever saved goes on, and in the language of the page, not in that of whoever saved.
/// </summary>
internal sealed class LiveListener(Func<Task> refresh, TimeProvider clock, ILogger logger)
{
    private const int Idle = 0;
    private const int Running = 1;
    private const int RunningAndAskedAgain = 2;
    private const int Stopped = 3;

    private readonly ExecutionContext? _ofThePage = ExecutionContext.Capture();

    private int _state;

    public void Notify()
    {
        while (true)
        {
            var before = Volatile.Read(ref _state);
            var next = before == Idle ? Running : RunningAndAskedAgain;
            if (before is RunningAndAskedAgain or Stopped)
            {
                return;
            }

            if (Interlocked.CompareExchange(ref _state, next, before) == before)
            {
                if (next == Running)
                {
                    Run();
                }

                return;
            }
        }
    }

    public void Stop() => Volatile.Write(ref _state, Stopped);

    private void Run()
    {
        if (_ofThePage is null)
        {
            _ = Task.Run(RunAsync);
            return;
        }

        ExecutionContext.Run(_ofThePage, static listener => _ = Task.Run(((LiveListener)listener!).RunAsync), this);
    }

    private async Task RunAsync()
    {
        do
        {
            Interlocked.CompareExchange(ref _state, Running, RunningAndAskedAgain);
            try
            {
                await refresh();
                await Task.Delay(LiveUpdates.Pause, clock);
            }
            catch (ObjectDisposedException)
            {
                Stop(); // the page is gone
            }
            catch (OperationCanceledException)
            {
                Stop(); // the page is leaving
            }
            catch (Exception failure)
            {
                logger.LogError(failure, "An open page could not read again");
            }
        }
        while (Interlocked.CompareExchange(ref _state, Idle, Running) == RunningAndAskedAgain);
    }
}
