using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace PracticePortal.Features.Account;

/// <summary>Locks addresses without a sign-in as Identity locks those with one, so that the lock-out does not tell who has an account.</summary>
public sealed class GuessedAddresses(IOptions<IdentityOptions> options, TimeProvider clock) : IDisposable
{
    private const int Remembered = 20_000;

    private static readonly TimeSpan s_kept = TimeSpan.FromDays(1);

    private readonly MemoryCache _guesses = new(new MemoryCacheOptions { SizeLimit = Remembered });

    /// <summary>Counts one more wrong try; true when the address is locked now.</summary>
    public bool CountAndIsLocked(string address)
    {
        var now = clock.GetUtcNow();
        var guess = _guesses.GetOrCreate(address, entry =>
        {
            entry.Size = 1;
            entry.SlidingExpiration = s_kept;
            return new Guess();
        })!;
        lock (guess)
        {
            if (guess.LockedUntil > now)
            {
                return true;
            }

            guess.Failures++;
            if (guess.Failures < options.Value.Lockout.MaxFailedAccessAttempts)
            {
                return false;
            }

            guess.Failures = 0;
            guess.LockedUntil = now + options.Value.Lockout.DefaultLockoutTimeSpan;
            return true;
        }
    }

    public bool IsLocked(string address)
    {
        if (_guesses.Get<Guess>(address) is not { } guess)
        {
            return false;
        }

        lock (guess)
        {
            return guess.LockedUntil > clock.GetUtcNow();
        }
    }

    public void Dispose() => _guesses.Dispose();

    private sealed class Guess
    {
        public int Failures { get; set; }

        public DateTimeOffset? LockedUntil { get; set; }
    }
}
