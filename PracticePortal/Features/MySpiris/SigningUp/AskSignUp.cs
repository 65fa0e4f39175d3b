using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Features.MySpiris.SigningUp;

/// <summary>
/// Takes the wish to sign up an organisation. Does the same for every number and every address, so the answer and its time tell nobody
/// what is known: that is looked up later, and told to the address alone.
/// </summary>
public sealed class AskSignUp(TenantDbContextFactory contexts, TimeProvider clock)
{
    public sealed record Input
    {
        public string? OrganisationNumber { get; init; }

        public string? OrganisationName { get; init; }

        public string? Name { get; init; }

        public string? Email { get; init; }

        /// <summary>en or sv.</summary>
        public string? Language { get; init; }
    }

    public async Task<Result> ExecuteAsync(Input input, CancellationToken ct)
    {
        var number = Platform.Domain.OrganisationNumber.Parse(input.OrganisationNumber, nameof(Input.OrganisationNumber));
        var organisation = PlainText.Name(input.OrganisationName, nameof(Input.OrganisationName), Organisation.NameMaxLength);
        var name = PlainText.Name(input.Name, nameof(Input.Name), PortalUser.NameMaxLength);
        var email = EmailAddress.Parse(input.Email, nameof(Input.Email));
        if ((number.Error ?? organisation.Error ?? name.Error ?? email.Error) is { } wrong)
        {
            return wrong;
        }

        await using var db = await contexts.CreateSystemAsync("sign-up", ct);
        db.SignUps.Add(SignUp.Ask(
            number.Value, organisation.Value, name.Value, email.Value, Languages.Read(input.Language), clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(ct);
        return Result.Ok;
    }
}
