using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Account;

/// <summary>Takes the wish for a new password. Does the same for every address: who has a sign-in is looked up later, where nobody sees it.</summary>
public sealed class AskPasswordReset(TenantDbContextFactory contexts)
{
    public sealed record Input
    {
        public string? Email { get; init; }
    }

    public async Task<Result> ExecuteAsync(Input input, CancellationToken ct)
    {
        var address = EmailAddress.Parse(input.Email, nameof(Input.Email));
        if (!address.Succeeded)
        {
            return address.Error;
        }

        await using var db = await contexts.CreateSystemAsync("password reset", ct);
        var asked = new PasswordResetAsked(address.Value);
        if (!await db.IsWaitingAsync(asked, ct)) // anybody may ask, as often as they like
        {
            db.Raise(asked);
            await db.SaveChangesAsync(ct);
        }

        return Result.Ok;
    }
}
