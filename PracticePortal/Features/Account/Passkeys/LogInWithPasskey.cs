using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Passkeys;
using PracticePortal.Platform.Identity.Sessions;

namespace PracticePortal.Features.Account.Passkeys;

/// <summary>
/// Lets a person in by a passkey, which says itself whose it is. Whatever is wrong, the answer is the same. A passkey is proof enough: the
/// device has recognised the person, so no code is asked for. It opens a sign-in that wrong passwords or codes have locked: an answer
/// cannot be guessed, and the lock would only let a stranger keep its owner out.
/// </summary>
public sealed class LogInWithPasskey(
    TenantDbContextFactory contexts, PasskeyCeremonies ceremonies, PortalSignIn signIn, ClientConnection connection,
    TimeProvider clock, ILogger<LogInWithPasskey> logger)
{
    public sealed record Input
    {
        /// <summary>What the device answered, as the browser writes it.</summary>
        public string? Credential { get; init; }
    }

    public async Task<Result> ExecuteAsync(Input input, CancellationToken ct)
    {
        if (await ceremonies.ReadShownAsync(input.Credential) is not { } shown)
        {
            logger.LogWarning("A log-in with a passkey was refused");
            return AccountErrors.PasskeyRefused;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateSystemAsync("log-in", ct);
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == shown.UserId, ct);
        var passkey = await db.UserPasskeys.SingleOrDefaultAsync(p => p.UserId == shown.UserId && p.CredentialId == shown.Passkey.CredentialId, ct);
        if (user is null || passkey is null || !passkey.Use(shown.Passkey, now))
        {
            logger.LogWarning("A log-in of {UserId} with a passkey was refused", shown.UserId);
            return AccountErrors.PasskeyRefused;
        }

        var session = UserSession.Start(user.Id, SessionProof.Passkey, connection.Address, connection.Browser, now, shown.ChallengeId);
        db.UserSessions.Add(session);
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        var saved = await db.TrySaveAsync(ct);
        if (!saved.Succeeded)
        {
            logger.LogWarning("A log-in of {UserId} with a passkey was refused ({Code})", user.Id, saved.Error.Code);
            return AccountErrors.PasskeyRefused;
        }

        await signIn.EnterAsync(user, session);
        logger.LogInformation("{UserId} logged in", user.Id);
        return Result.Ok;
    }
}
