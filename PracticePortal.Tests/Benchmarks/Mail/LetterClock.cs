using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Mail;

/// <summary>Notes when a mail server took the first and the last of so many letters.</summary>
/// <param name="letters">How many have to come.</param>
/// <param name="warmUp">How many come before them: a process that has just started compiles what it runs.</param>
internal sealed class LetterClock(int letters, int warmUp) : ISmtpPlan
{
    private readonly TaskCompletionSource _warm = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private int _count;
    private long _first;
    private long _last;

    /// <summary>As soon as those of the warm-up have come.</summary>
    public Task Warm => _warm.Task;

    /// <summary>As soon as all have come.</summary>
    public Task All => _all.Task;

    /// <summary>Letters a second, from the first to the last.</summary>
    public double Rate => (letters - 1) / TimeProvider.System.GetElapsedTime(_first, _last).TotalSeconds;

    /// <summary>From a moment to the last letter.</summary>
    /// <param name="since">A timestamp of the system's clock.</param>
    public TimeSpan LastAfter(long since) => TimeProvider.System.GetElapsedTime(since, _last);

    public SmtpMischief For(string address) => SmtpMischief.None;

    public void Did(SmtpMischief mischief)
    {
    }

    public void Took(ReceivedLetter letter, SmtpMischief mischief)
    {
        lock (_lock)
        {
            _last = TimeProvider.System.GetTimestamp();
            _first = _count == warmUp ? _last : _first;
            _count++;
            if (_count == warmUp)
            {
                _warm.SetResult();
            }

            if (_count == warmUp + letters)
            {
                _all.SetResult();
            }
        }
    }

    public void Answered(ReceivedLetter letter)
    {
    }
}
