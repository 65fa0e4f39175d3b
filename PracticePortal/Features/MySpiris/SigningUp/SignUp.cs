using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.MySpiris.SigningUp;

/// <summary>
/// Somebody wants to bring an organisation into My Spiris, from an address that is not proven yet. It is neither a sign-in nor an
/// organisation, and claims neither the address nor the number: whoever comes another way meanwhile finds both free.
/// </summary>
public sealed class SignUp : Entity
{
    /// <summary>Over a night, as a company's mail is read in the morning; nothing is there yet that the link could open.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>Letters to one address; more are not written. Nobody's inbox is filled by typing it here.</summary>
    public const int MostForAnAddressInAnHour = 3;

    /// <summary>
    /// Letters about one number; more wait for the next day. A company's number is no lure for a thousand strangers' inboxes, and still
    /// nobody keeps the company itself out by asking again and again.
    /// </summary>
    public const int MostForANumberInADay = 20;

    /// <summary>There is one letter for a sign-up, so its link has one version.</summary>
    public const int LinkVersion = 1;

    private SignUp()
    {
    }

    /// <summary>Ten digits.</summary>
    public string OrganisationNumber { get; private init; } = "";

    public string OrganisationName { get; private init; } = "";

    public string PersonName { get; private init; } = "";

    public string Email { get; private init; } = "";

    /// <summary>en or sv.</summary>
    public string Language { get; private init; } = Languages.Swedish;

    public DateTime AskedAt { get; private init; }

    /// <summary>When the letter that goes on was first written; the link's time counts from it.</summary>
    public DateTime? LetterAt { get; private set; }

    public DateTime? CompletedAt { get; private set; }

    public DateTime ExpiresAt => (LetterAt ?? AskedAt) + Lifetime;

    public static SignUp Ask(string organisationNumber, string organisationName, string personName, string email, string language, DateTime now)
    {
        var signUp = new SignUp
        {
            OrganisationNumber = organisationNumber,
            OrganisationName = organisationName,
            PersonName = personName,
            Email = email,
            Language = language,
            AskedAt = now,
        };
        signUp.Raise(new SignUpAsked(signUp.Id));
        return signUp;
    }

    public void LetterWritten(DateTime now) => LetterAt ??= now;

    /// <summary>The organisation is there.</summary>
    public void Complete(DateTime now) => CompletedAt = now;
}

/// <summary>Somebody asked to sign up an organisation; what the letter says is looked up by the handler, out of sight.</summary>
public sealed record SignUpAsked(Guid SignUpId) : IDomainEvent;
