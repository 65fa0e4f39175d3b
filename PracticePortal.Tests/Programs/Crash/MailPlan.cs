using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Programs.Crash;

/// <summary>One copy of a letter that the mail server took.</summary>
/// <param name="Mischief">What was done with it; empty for nothing.</param>
internal sealed record TakenCopy(ReceivedLetter Letter, string Mischief, DateTime TookAt)
{
    /// <summary>When its sender was told; null when it never was.</summary>
    public DateTime? AnsweredAt { get; set; }

    public string MessageId => Letter.Message.MessageId ?? "";
}

/// <summary>
/// The mail server's mischief, dealt from a shuffled pack so that each kind comes. It also tells whoever kills the process at a chosen
/// moment of the dialogue that the moment has come.
/// </summary>
internal sealed class MailPlan(int seed, CrashReport report, TimeProvider clock) : ISmtpPlan
{
    public const string Part = "Mischief of the mail server";
    public const string Rejected = "rejected at RCPT (550)";
    public const string DroppedAfterAccepting = "dropped after 250";

    private const string Hung = "hung after the dot";
    private const string Late = "answered late";
    private const string HeldForAKill = "held for a kill";

    private static readonly TimeSpan s_hang = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan s_late = TimeSpan.FromSeconds(4);

    private static readonly SmtpMischief[] s_kinds =
    [
        new() { Name = "greylisted at RCPT (451)", AtRecipient = "451 4.7.1 Greylisted, try again later" },
        new() { Name = Rejected, AtRecipient = "550 5.1.1 No such user" },
        new() { Name = "not taken after the dot (452)", AtLetter = "452 4.3.1 Out of space" },
        new() { Name = "dropped in the middle of DATA", Break = SmtpBreak.InLetter },
        new() { Name = "dropped after the dot, letter taken", Break = SmtpBreak.AfterDot },
        new() { Name = DroppedAfterAccepting, Break = SmtpBreak.AfterAccepting },
        new() { Name = Hung },
        new() { Name = Late },
    ];

    private readonly Random _random = new(seed);
    private readonly Queue<SmtpMischief> _pack = new();
    private readonly List<TakenCopy> _copies = [];
    private readonly HashSet<string> _rejected = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _calm = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? _holdNext;

    public static IReadOnlyList<string> Kinds { get; } = [.. s_kinds.Select(kind => kind.Name)];

    /// <summary>A letter was taken that is held for whoever asked for it.</summary>
    public Signal Held { get; } = new();

    public Signal Accepted { get; } = new();

    public IReadOnlyList<TakenCopy> Copies
    {
        get
        {
            lock (_lock)
            {
                return [.. _copies];
            }
        }
    }

    public bool HasRejected(string address)
    {
        lock (_lock)
        {
            return _rejected.Contains(address);
        }
    }

    /// <summary>The newest letter to an address that fits.</summary>
    public ReceivedLetter? Newest(string address, Predicate<ReceivedLetter> fits)
    {
        lock (_lock)
        {
            return _copies.LastOrDefault(copy => copy.Letter.To.Equals(address, StringComparison.OrdinalIgnoreCase) && fits(copy.Letter))?.Letter;
        }
    }

    /// <summary>The next letter is taken, and its sender waits for the answer until told.</summary>
    public Action HoldNext()
    {
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _holdNext = hold;
        }

        return () => hold.TrySetResult();
    }

    /// <summary>No more mischief; whatever hangs goes on.</summary>
    public void Calm() => _calm.TrySetResult();

    public SmtpMischief For(string address)
    {
        lock (_lock)
        {
            var mischief = Choose();
            if (mischief.Name == Rejected)
            {
                _rejected.Add(address);
            }

            return mischief;
        }
    }

    private SmtpMischief Choose()
    {
        if (_calm.Task.IsCompleted)
        {
            return SmtpMischief.None;
        }

        if (_holdNext is { } hold)
        {
            _holdNext = null;
            return new SmtpMischief { Name = HeldForAKill, HoldAnswer = hold.Task };
        }

        return Deal();
    }

    public void Did(SmtpMischief mischief) => report.Count(Part, mischief.Name);

    public void Took(ReceivedLetter letter, SmtpMischief mischief)
    {
        lock (_lock)
        {
            _copies.Add(new TakenCopy(letter, mischief.Name, Now));
        }

        if (mischief.Name == HeldForAKill)
        {
            Held.Fire();
        }
    }

    public void Answered(ReceivedLetter letter)
    {
        lock (_lock)
        {
            _copies.Single(copy => ReferenceEquals(copy.Letter, letter)).AnsweredAt = Now;
        }

        Accepted.Fire();
    }

    private SmtpMischief Deal()
    {
        if (_pack.Count == 0)
        {
            var cards = s_kinds.Concat(Enumerable.Repeat(SmtpMischief.None, s_kinds.Length)).ToArray();
            _random.Shuffle(cards);
            Array.ForEach(cards, _pack.Enqueue);
        }

        var card = _pack.Dequeue();
        return card.Name switch
        {
            Hung => card with { HoldAnswer = WaitAsync(s_hang) },
            Late => card with { HoldAnswer = WaitAsync(s_late) },
            _ => card,
        };
    }

    /// <summary>A while, or until there is no more mischief.</summary>
    private Task WaitAsync(TimeSpan duration) => Task.WhenAny(Task.Delay(duration, clock), _calm.Task);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
