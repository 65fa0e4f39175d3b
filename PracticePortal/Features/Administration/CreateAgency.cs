using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Administration;

/// <summary>Takes an agency in and invites its first administrator, who lets in everybody else there.</summary>
public sealed class CreateAgency(PortalRights rights, TimeProvider clock)
{
    public sealed record Input
    {
        public string? Name { get; init; }

        public string? OrganisationNumber { get; init; }

        public AdministratorInput Administrator { get; init; } = new();
    }

    public async Task<Result<Guid>> ExecuteAsync(Input input, CancellationToken ct)
    {
        await using var db = await rights.OpenAsync(ct);
        if (db is null)
        {
            return CommonErrors.NotFound;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var agency = Agency.Create(input.Name, input.OrganisationNumber, now);
        if (!agency.Succeeded)
        {
            return agency.Error;
        }

        var invitation = input.Administrator.Invite(agency.Value, db.Scope.Actor, now);
        if (!invitation.Succeeded)
        {
            return invitation.Error;
        }

        db.Agencies.Add(agency.Value);
        db.MemberInvitations.Add(invitation.Value);
        var saved = await db.TrySaveAsync(ct, whenNotUnique: AgencyErrors.NumberTaken);
        return saved.Succeeded ? agency.Value.Id : saved.Error;
    }
}

/// <summary>Who shall manage an agency, unchecked.</summary>
public sealed record AdministratorInput
{
    public string? Name { get; init; }

    public string? Email { get; init; }

    /// <summary>en or sv: in which the invitation is written.</summary>
    public string Language { get; init; } = Languages.Swedish;

    internal Result<MemberInvitation> Invite(Agency agency, Actor invitedBy, DateTime now)
    {
        var name = PlainText.Name(Name, "AdministratorName", Member.NameMaxLength);
        if (!name.Succeeded)
        {
            return name.Error;
        }

        var email = EmailAddress.Parse(Email, "AdministratorEmail");
        if (!email.Succeeded)
        {
            return email.Error;
        }

        return MemberInvitation.Invite(
            agency, invitedBy, name.Value, email.Value, Languages.Read(Language), MemberRole.AgencyAdministrator, now);
    }
}
