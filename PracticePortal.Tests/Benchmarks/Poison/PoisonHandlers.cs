using PracticePortal.Features.Account.Emails;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Tests.Benchmarks.Poison;

internal sealed record WorkAsked(int Number) : IDomainEvent;

internal sealed record LetterAsked(string To) : IDomainEvent;

internal sealed record FailureAsked(int Number) : IDomainEvent;

internal sealed record HangAsked(int Number) : IDomainEvent;

/// <summary>How often each kind of poison did its work in this run of the portal.</summary>
internal sealed class PoisonCount
{
    private int _failed;
    private int _hung;

    public int Failed => Volatile.Read(ref _failed);

    public int Hung => Volatile.Read(ref _hung);

    public void HasFailed() => Interlocked.Increment(ref _failed);

    public void Hangs() => Interlocked.Increment(ref _hung);
}

/// <summary>Good, and quick.</summary>
internal sealed class DoWork : IDomainEventHandler<WorkAsked>
{
    public Task HandleAsync(WorkAsked happened, Guid messageId, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>Good letters, and those that the mail server greylists: one handler, as in the portal.</summary>
internal sealed class SendLetter(OutgoingEmail emails, TimeProvider clock) : IDomainEventHandler<LetterAsked>
{
    public Task HandleAsync(LetterAsked happened, Guid messageId, CancellationToken ct)
    {
        var letter = new PasswordChangedLetter
        {
            RecipientName = "Person, Example",
            ChangedAt = clock.GetUtcNow().UtcDateTime,
            Link = "https://portal.example/account/forgot",
        };
        return emails.SendOnceAsync(
            messageId, new EmailAddressing("Person, Example", happened.To, Languages.English), new EmailSubject(EmailKind.PasswordChanged),
            () => Task.FromResult<Letter?>(letter), ct);
    }
}

internal sealed class Fail(PoisonCount count) : IDomainEventHandler<FailureAsked>
{
    public Task HandleAsync(FailureAsked happened, Guid messageId, CancellationToken ct)
    {
        count.HasFailed();
        throw new InvalidOperationException("Nothing comes of this.");
    }
}

internal sealed class Hang(PoisonCount count, TimeProvider clock) : IDomainEventHandler<HangAsked>
{
    private static readonly TimeSpan s_timeOut = TimeSpan.FromSeconds(30);

    public Task HandleAsync(HangAsked happened, Guid messageId, CancellationToken ct)
    {
        count.Hangs();
        return new TaskCompletionSource().Task.WaitAsync(s_timeOut, clock, ct);
    }
}
