using Microsoft.AspNetCore.Identity;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Sessions;

namespace PracticePortal.Features.Account;

/// <summary>How far a log-in has come.</summary>
public enum LogInStep
{
    In,

    /// <summary>The password was right, and the second factor is asked for.</summary>
    CodeNeeded,

    /// <summary>The person is in, and wears no hat: the place where they work demands a second factor.</summary>
    FactorOwed,
}

/// <summary>Lets a person in by address and password. An unknown address gets the same words, the same work and the same lock-out as a known one.</summary>
public sealed class LogIn(
    SignInManager<PortalUser> passwords, PortalSignIn signIn, HalfLogIn half, GuessedAddresses guessed, IPasswordHasher<PortalUser> hasher, Hats hats,
    ILogger<LogIn> logger)
{
    private static readonly PortalUser s_nobody = new();

    public sealed record Input
    {
        public string? Email { get; init; }

        public string? Password { get; init; }
    }

    public async Task<Result<LogInStep>> ExecuteAsync(Input input, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(input.Email))
        {
            return CommonErrors.Required(nameof(Input.Email));
        }

        if (string.IsNullOrEmpty(input.Password))
        {
            return CommonErrors.Required(nameof(Input.Password));
        }

        ct.ThrowIfCancellationRequested();
        var address = EmailAddress.Parse(input.Email, nameof(Input.Email));
        if (!address.Succeeded)
        {
            return AccountErrors.WrongSignIn; // no sign-in can have it
        }

        var user = await passwords.UserManager.FindByEmailAsync(address.Value); // the manager's own, as it counts the failures on it
        return user?.HasAddress(address.Value) == true
            ? await CheckAsync(user, input.Password, ct)
            : RefuseUnknown(address.Value, input.Password);
    }

    private async Task<Result<LogInStep>> CheckAsync(PortalUser user, string password, CancellationToken ct)
    {
        var answer = await passwords.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
        if (answer.Succeeded && user.TwoFactorEnabled)
        {
            await half.BeginAsync(user);
            return LogInStep.CodeNeeded;
        }

        if (answer.Succeeded)
        {
            await signIn.BeginAsync(user, SessionProof.Password);
            logger.LogInformation("{UserId} logged in", user.Id);
            return await hats.OwingAsync(user, SessionProof.Password, ct) is null ? LogInStep.In : LogInStep.FactorOwed;
        }

        logger.LogWarning("A log-in of {UserId} was refused (locked: {IsLocked})", user.Id, answer.IsLockedOut);
        return answer.IsLockedOut ? AccountErrors.Locked : AccountErrors.WrongSignIn;
    }

    private Error RefuseUnknown(string address, string password)
    {
        if (guessed.IsLocked(address))
        {
            return AccountErrors.Locked;
        }

        hasher.HashPassword(s_nobody, password); // as long as checking a real one takes
        logger.LogWarning("A log-in with an unknown address was refused");
        return guessed.CountAndIsLocked(address) ? AccountErrors.Locked : AccountErrors.WrongSignIn;
    }
}
