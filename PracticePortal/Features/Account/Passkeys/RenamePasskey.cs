using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Passkeys;

namespace PracticePortal.Features.Account.Passkeys;

/// <summary>Another name for one of the person's passkeys. It opens nothing, so nothing is asked for again.</summary>
public sealed class RenamePasskey(TenantDbContextFactory contexts, CurrentUser current)
{
    public sealed record Input
    {
        public Guid PasskeyId { get; init; }

        public string? Name { get; init; }
    }

    public async Task<Result> ExecuteAsync(Input input, CancellationToken ct)
    {
        var userId = await current.UserIdAsync();
        await using var db = await contexts.CreateAsync(ct);
        if (await db.UserPasskeys.SingleOrDefaultAsync(p => p.Id == input.PasskeyId && p.UserId == userId, ct) is not { } passkey)
        {
            return CommonErrors.NotFound;
        }

        var name = PlainText.Line(input.Name, nameof(Input.Name), PortalPasskey.NameMaxLength);
        if (!name.Succeeded)
        {
            return name.Error;
        }

        passkey.Rename(name.Value);
        return await db.TrySaveAsync(ct);
    }
}
