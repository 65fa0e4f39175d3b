using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Organisations;

public enum OrganisationRole
{
    OrganisationMember,

    /// <summary>Answers for the organisation: approves, declines, ends.</summary>
    OrganisationAdministrator,
}

/// <summary>A person's hat at an organisation in My Spiris.</summary>
public sealed class OrganisationUser : Entity, IOrganisationOwned
{
    public const int NameMaxLength = 100;

    private OrganisationUser()
    {
    }

    public Guid OrganisationId { get; private init; }

    /// <summary>The sign-in; null until it is set up from the letter's link.</summary>
    public Guid? UserId { get; private set; }

    public string Name { get; private set; } = "";

    public string Email { get; private set; } = "";

    /// <summary>en or sv.</summary>
    public string Language { get; private set; } = "sv";

    public OrganisationRole Role { get; private init; }

    /// <summary>True until the request that made this administrator is approved.</summary>
    public bool IsPending { get; private set; }

    public DateTime CreatedAt { get; private init; }

    /// <summary>When the person set up the sign-in from the letter's link; null for one that was there before.</summary>
    public DateTime? SignInSetUpAt { get; private set; }

    public bool HasSignIn => UserId is not null;

    public static OrganisationUser Join(
        Guid organisationId, Guid userId, string name, string email, string language, OrganisationRole role, DateTime now) => new()
        {
            OrganisationId = organisationId,
            UserId = userId,
            Name = name,
            Email = email,
            Language = language,
            Role = role,
            CreatedAt = now,
        };

    /// <summary>The administrator of a customer who is new to Spiris, made from the contact that the agency knows.</summary>
    /// <param name="existingUserId">The sign-in that this address has already; null when the letter's link shall set one up.</param>
    public static OrganisationUser Prepare(
        Guid organisationId, string name, string email, string language, Guid? existingUserId, DateTime now) => new()
        {
            OrganisationId = organisationId,
            UserId = existingUserId,
            Name = name,
            Email = email,
            Language = language,
            Role = OrganisationRole.OrganisationAdministrator,
            IsPending = true,
            CreatedAt = now,
        };

    public void SetUpSignIn(Guid userId, DateTime now)
    {
        if (UserId is not null)
        {
            throw new InvalidOperationException("The sign-in is set up already.");
        }

        UserId = userId;
        SignInSetUpAt = now;
        Raise(new SignInSetUp(OrganisationId, Name));
    }

    /// <summary>
    /// Moves the prepared administrator to another address. A sign-in that the old address had before is let go of again, so that an agency
    /// cannot tell by the refusal whether an address has one.
    /// </summary>
    /// <param name="existingUserId">The sign-in that the new address has already, if any.</param>
    public Result CorrectAddress(string name, string email, Guid? existingUserId)
    {
        if (SignInSetUpAt is not null || !IsPending)
        {
            return OrganisationErrors.SignInSetUp;
        }

        (Name, Email, UserId) = (name, email, existingUserId);
        return Result.Ok;
    }

    /// <summary>The person goes by another name, or reads another language.</summary>
    public void Follow(string name, string language) => (Name, Language) = (name, language);

    public void Confirm() => IsPending = false;
}
