using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Features.Account;

/// <summary>A person's own name and language. The places that know the person by name take it over from the event.</summary>
public sealed class ChangeMyDetails(TenantDbContextFactory contexts, CurrentUser current)
{
    public sealed record Input
    {
        public string? Name { get; init; }

        /// <summary>en or sv.</summary>
        public string? Language { get; init; }
    }

    public async Task<Result> ExecuteAsync(Input input, CancellationToken ct)
    {
        var name = PlainText.Name(input.Name, nameof(Input.Name), PortalUser.NameMaxLength);
        if (!name.Succeeded)
        {
            return name.Error;
        }

        var id = await current.UserIdAsync();
        await using var db = await contexts.CreateAsync(ct);
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == id, ct) is not { } user)
        {
            return CommonErrors.NotFound;
        }

        (user.Name, user.Language) = (name.Value, Languages.Read(input.Language));
        db.Raise(new PersonChanged(user.Id));
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        return await db.TrySaveAsync(ct);
    }
}
