using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.MySpiris.SigningUp;

/// <summary>
/// Whoever reads the address's mail finishes the sign-up: only now come the sign-in, the organisation, unconfirmed, and its administrator.
/// All but the password stands in the row: the form cannot say for whom or for which number.
/// </summary>
public sealed class CompleteSignUp(TenantDbContextFactory contexts, PortalUsers users, CurrentUser current, TimeProvider clock)
{
    public const string Password = nameof(Password);

    /// <returns>Who administers the organisation now.</returns>
    public async Task<Result<Guid>> ExecuteAsync(LinkTarget? link, string? password, CancellationToken ct)
    {
        var (myId, now) = (await current.UserIdAsync(), clock.GetUtcNow().UtcDateTime);
        await using var db = await contexts.CreateSystemAsPersonAsync(ct);
        if (await LinkedSignUp.FindAsync(db, users, link, ct) is not { } found)
        {
            return SignUpErrors.LinkIsOver;
        }

        var me = await db.Users.SingleOrDefaultAsync(u => u.Id == myId, ct);
        var person = found.StateFor(me, now) switch
        {
            SignUpState.Add => me!,
            SignUpState.SetUp => await SetUpAsync(db, found.SignUp, password, ct),
            SignUpState.Taken => SignUpErrors.Taken,
            SignUpState.LogIn or SignUpState.OtherPerson or SignUpState.Theirs or SignUpState.Used or SignUpState.Expired => SignUpErrors.LinkIsOver,
        };
        if (!person.Succeeded)
        {
            return person.Error;
        }

        await found.Standing.ClearAsync(db, ct);
        await users.ProveAddressAsync(db, person.Value, ct);
        Open(db, found.SignUp, person.Value, now);
        var saved = await db.TrySaveAsync(ct, SignUpErrors.Taken);
        return saved.Succeeded ? person.Value.Id : saved.Error;
    }

    private async Task<Result<PortalUser>> SetUpAsync(AppDbContext db, SignUp signUp, string? password, CancellationToken ct) =>
        string.IsNullOrEmpty(password)
            ? CommonErrors.Required(Password)
            : await users.CreateAsync(db, signUp.PersonName, signUp.Email, signUp.Language, password, ct);

    private static void Open(AppDbContext db, SignUp signUp, PortalUser person, DateTime now)
    {
        var organisation = Organisation.Register(signUp.OrganisationNumber, signUp.OrganisationName, now);
        db.Organisations.Add(organisation);
        db.OrganisationUsers.Add(OrganisationUser.Join(
            organisation.Id, person.Id, person.Name, signUp.Email, person.Language, OrganisationRole.OrganisationAdministrator, now));
        signUp.Complete(now);
        person.PutOn(Hat.Organisation(organisation.Id));
        person.ConcurrencyStamp = Guid.NewGuid().ToString();
        db.Scope = db.Scope with { Actor = new Actor(person.Id, person.Name) };
    }
}
