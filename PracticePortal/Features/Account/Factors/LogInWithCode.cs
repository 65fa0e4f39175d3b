using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Sessions;

namespace PracticePortal.Features.Account.Factors;

/// <summary>Lets a person in who has shown the password, and now shows the second factor.</summary>
public sealed class LogInWithCode(
    TenantDbContextFactory contexts, HalfLogIn half, SecondFactor factor, PortalSignIn signIn, ILogger<LogInWithCode> logger)
{
    public sealed record Input
    {
        /// <summary>Of the app, or a recovery code.</summary>
        public string? Code { get; init; }
    }

    /// <summary>Whether somebody's password was shown in this browser a moment ago.</summary>
    public async Task<bool> IsOpenAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("log-in", ct);
        return await LoadAsync(db, ct) is not null;
    }

    public async Task<Result> ExecuteAsync(Input input, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("log-in", ct);
        if (await LoadAsync(db, ct) is not { } user)
        {
            return AccountErrors.LogInTooLongAgo;
        }

        var shown = await factor.TakeAsync(db, user, input.Code, ct);
        if (!shown.Succeeded)
        {
            logger.LogWarning("The second factor of {UserId} was refused ({Code})", user.Id, shown.Error.Code);
            return shown.Error;
        }

        var saved = await db.TrySaveAsync(ct);
        if (saved.Succeeded)
        {
            await half.EndAsync();
            await signIn.BeginAsync(user, shown.Value);
            logger.LogInformation("{UserId} logged in", user.Id);
        }

        return saved;
    }

    private async Task<PortalUser?> LoadAsync(AppDbContext db, CancellationToken ct)
    {
        var id = await half.UserIdAsync();
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == id && u.TwoFactorEnabled, ct);
        return user is not null && await half.IsOfAsync(user) ? user : null;
    }
}
