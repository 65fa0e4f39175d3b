using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Agencies;

/// <summary>
/// The invited person joins the agency: with the sign-in that is logged in, or with a new one whose password is chosen now.
/// The link alone does nothing, and somebody else's log-in never joins.
/// </summary>
public sealed class AcceptMemberInvitation(TenantDbContextFactory contexts, PortalUsers users, CurrentUser current, TimeProvider clock)
{
    public sealed record Input
    {
        public string? Name { get; init; }

        public string? Password { get; init; }
    }

    /// <returns>Who works at the agency now.</returns>
    public async Task<Result<Guid>> ExecuteAsync(LinkTarget? link, Input input, CancellationToken ct)
    {
        var (id, myId, now) = (link?.Id, await current.UserIdAsync(), clock.GetUtcNow().UtcDateTime);
        await using var db = await contexts.CreateSystemAsPersonAsync(ct);
        if (await db.MemberInvitations.SingleOrDefaultAsync(i => i.Id == id, ct) is not { } invitation)
        {
            return AgencyErrors.InvitationClosed;
        }

        var me = await db.Users.SingleOrDefaultAsync(u => u.Id == myId, ct);
        var hasSignIn = await users.FindAsync(db, invitation.Email, ct) is not null;
        var person = MemberInvitationLinks.StateOf(invitation, link!, me, hasSignIn, now) switch
        {
            JoinState.Join => me!,
            JoinState.SetUp => await SetUpAsync(db, invitation, input, ct),
            JoinState.LogIn or JoinState.OtherPerson => AgencyErrors.InvitationOfAnother,
            JoinState.Accepted or JoinState.Withdrawn or JoinState.Expired or JoinState.Replaced => AgencyErrors.InvitationClosed,
        };
        if (!person.Succeeded)
        {
            return person.Error;
        }

        var accepted = invitation.Accept(now);
        if (!accepted.Succeeded)
        {
            return accepted.Error;
        }

        await JoinAsync(db, invitation, person.Value, now, ct);
        var saved = await db.TrySaveAsync(ct, AgencyErrors.InvitationClosed);
        return saved.Succeeded ? person.Value.Id : saved.Error;
    }

    private async Task<Result<PortalUser>> SetUpAsync(AppDbContext db, MemberInvitation invitation, Input input, CancellationToken ct)
    {
        var name = PlainText.Name(input.Name, nameof(Input.Name), Member.NameMaxLength);
        if (!name.Succeeded)
        {
            return name.Error;
        }

        if (string.IsNullOrEmpty(input.Password))
        {
            return CommonErrors.Required(nameof(Input.Password));
        }

        var made = await users.CreateAsync(db, name.Value, invitation.Email, invitation.Language, input.Password, ct);
        if (made.Succeeded)
        {
            db.Scope = db.Scope with { Actor = new Actor(made.Value.Id, made.Value.Name) };
        }

        return made;
    }

    private async Task JoinAsync(AppDbContext db, MemberInvitation invitation, PortalUser person, DateTime now, CancellationToken ct)
    {
        var before = await db.Members.SingleOrDefaultAsync(m => m.AgencyId == invitation.AgencyId && m.UserId == person.Id, ct);
        switch (before)
        {
            case null:
                db.Members.Add(Member.Join(invitation.AgencyId, person.Id, person.Name, person.Email!, invitation.Role, now));
                break;
            case { IsActive: false }:
                before.Reactivate(invitation.Role);
                break;
            case { IsActive: true }:
                break; // joined meanwhile; a role is changed by an administrator, not by an old letter
        }

        await users.ProveAddressAsync(db, person, ct);
        person.PutOn(Hat.Agency(invitation.AgencyId));
        person.ConcurrencyStamp = Guid.NewGuid().ToString();
    }
}
