using Microsoft.AspNetCore.Identity;

namespace PracticePortal.Platform.Identity;

/// <summary>Refuses passwords that are easily guessed or hold the person's own name or address; composes no other rules (ASVS 5.0, 6.2).</summary>
internal sealed class PasswordStrength : IPasswordValidator<PortalUser>
{
    public const int MinLength = 12;
    public const int MaxLength = 128;
    public const string TooLong = nameof(TooLong);
    public const string TooGuessable = nameof(TooGuessable);

    private const int LowestScore = 3;

    public Task<IdentityResult> ValidateAsync(UserManager<PortalUser> manager, PortalUser user, string? password)
    {
        if (password is { Length: > MaxLength })
        {
            return Task.FromResult(Refuse(TooLong));
        }

        // The estimate looks at the beginning only: its time grows with the square of the length.
        var measured = password is { Length: > 64 } ? password[..64] : password ?? "";
        string[] own = [user.Email ?? "", .. (user.Email ?? "").Split('@', '.'), .. user.Name.Split(' ')];
        var score = Zxcvbn.Zxcvbn.MatchPassword(measured, own.Where(word => word.Length > 2)).Score;
        return Task.FromResult(score < LowestScore ? Refuse(TooGuessable) : IdentityResult.Success);
    }

    private static IdentityResult Refuse(string code) => IdentityResult.Failed(new IdentityError { Code = code });
}
