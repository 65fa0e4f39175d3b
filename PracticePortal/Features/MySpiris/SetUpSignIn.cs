using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.MySpiris;

/// <summary>Who can log in now, and the request that waits.</summary>
public sealed record SignInReady(Guid UserId, Guid CollaborationId);

/// <summary>A new administrator chooses a password from the letter's link. The link's power is asked of the rows as they are now.</summary>
public sealed class SetUpSignIn(TenantDbContextFactory contexts, PortalUsers users, TimeProvider clock)
{
    public const string Password = nameof(Password);

    public Task<Result<SignInReady>> ExecuteAsync(LinkTarget link, string? password, CancellationToken ct) =>
        Overtaken.StartAgainAsync(() => SetUpAsync(link, password, ct));

    private async Task<Result<SignInReady>> SetUpAsync(LinkTarget link, string? password, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(password))
        {
            return CommonErrors.Required(Password);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateSystemAsync("first sign-in", ct);
        var request = await db.LinkedRequestAsync(link.Id, ct);
        if (request?.StateFor(link, me: null, Hat.None, addressHasSignIn: false, now) != RequestState.SetUp)
        {
            return MySpirisErrors.LinkIsOver;
        }

        var person = request.Person!;
        if (await users.FindAsync(db, person.Email, ct) is not null)
        {
            return MySpirisErrors.SignInExists;
        }

        var created = await users.CreateAsync(db, person.Name, person.Email, person.Language, password, ct);
        if (!created.Succeeded)
        {
            return created.Error;
        }

        var user = created.Value;
        user.PutOn(Hat.Organisation(person.OrganisationId));
        person.SetUpSignIn(user.Id, now);
        await db.EndSetUpPowerAsync(person, ct);
        db.Scope = db.Scope with { Actor = new Actor(user.Id, person.Name) };
        var saved = await db.TrySaveAsync(ct, MySpirisErrors.SignInExists);
        return saved.Succeeded ? new SignInReady(user.Id, request.Collaboration.Id) : saved.Error;
    }
}
