using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Agencies;

/// <summary>An agency administrator asks a colleague to join. The letter follows from the event.</summary>
public sealed class InviteMember(TenantDbContextFactory contexts, AgencyRights rights, TimeProvider clock)
{
    public const int MostADay = 50;

    public sealed record Input
    {
        public string? Name { get; init; }

        public string? Email { get; init; }

        public MemberRole Role { get; init; }

        /// <summary>en or sv.</summary>
        public string Language { get; init; } = Languages.Swedish;
    }

    public async Task<Result> ExecuteAsync(Input input, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        if (await rights.AdministratorAsync(db, ct) is not { } administrator)
        {
            return CommonErrors.NotAllowed;
        }

        var name = PlainText.Name(input.Name, nameof(Input.Name), Member.NameMaxLength);
        var email = EmailAddress.Parse(input.Email, nameof(Input.Email));
        if (!name.Succeeded || !email.Succeeded)
        {
            return (name.Error ?? email.Error)!;
        }

        if (!Enum.IsDefined(input.Role))
        {
            return CommonErrors.Required(nameof(Input.Role));
        }

        if (await db.Members.AnyAsync(m => m.Email == email.Value && m.DeactivatedAt == null, ct))
        {
            return AgencyErrors.AlreadyMember;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var dayAgo = now.AddDays(-1);
        if (await db.AuditEntries.CountAsync(a => a.CustomerId == null && a.What == "member-invited" && a.At > dayAgo, ct) >= MostADay)
        {
            return CommonErrors.TooManyTries;
        }

        var agency = await db.Agencies.SingleAsync(ct);
        var language = Languages.Read(input.Language);
        db.MemberInvitations.Add(MemberInvitation.Invite(
            agency, new Actor(administrator.UserId, administrator.Name), name.Value, email.Value, language, input.Role, now));
        return await db.TrySaveAsync(ct, AgencyErrors.AlreadyInvited);
    }
}
