using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace PracticePortal.Features.Account.Factors;

/// <summary>
/// A new key that is shown to somebody and not theirs yet. It travels in the form, unreadable and for this person only: looking at the page
/// writes no row, and a key that nobody could read into an app is never kept.
/// </summary>
public sealed class AuthenticatorOffers(IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly IDataProtector _protector = protection.CreateProtector("PracticePortal.AuthenticatorOffer");

    public AuthenticatorOffer Make(Guid userId)
    {
        var key = AuthenticatorCodes.NewKey();
        return new AuthenticatorOffer(key, _protector.Protect($"{userId} {(clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds()} {key}"));
    }

    /// <summary>The key of an offer to this person; null for anything else and for one that is too old.</summary>
    public string? Read(string? offer, Guid userId)
    {
        try
        {
            return _protector.Unprotect(offer ?? "").Split(' ') is [var owner, var until, var key]
                && owner == userId.ToString() && long.Parse(until, System.Globalization.CultureInfo.InvariantCulture) >= clock.GetUtcNow().ToUnixTimeSeconds()
                ? key
                : null;
        }
        catch (CryptographicException)
        {
            return null; // not ours: anybody can send anything
        }
    }
}

/// <param name="Key">In base 32.</param>
/// <param name="Sealed">What the form carries.</param>
public sealed record AuthenticatorOffer(string Key, string Sealed);
