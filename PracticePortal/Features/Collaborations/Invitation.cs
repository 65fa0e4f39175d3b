using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Collaborations;

/// <summary>One request to one person. Its link only points; it carries this id and the version, and every older version is dead.</summary>
public sealed class Invitation : Entity, ISharedOwned
{
    /// <summary>How many new links a person may ask for on one day.</summary>
    public const int NewLinksPerDay = 3;

    private Invitation()
    {
    }

    public Guid CollaborationId { get; private init; }

    public Guid AgencyId { get; private init; }

    public Guid? OrganisationId { get; private init; }

    public Guid OrganisationUserId { get; private init; }

    public string Name { get; private set; } = "";

    public string Email { get; private set; } = "";

    public string Language { get; private set; } = "sv";

    /// <summary>True when the agency typed this address itself; others it sees masked.</summary>
    public bool KnownToAgency { get; private set; }

    public int LinkVersion { get; private set; } = 1;

    public DateTime SentAt { get; private set; }

    /// <summary>Until when the link can set up the sign-in; null when it has no such power.</summary>
    public DateTime? SetUpUntil { get; private set; }

    /// <summary>When the person first logged in to look at the request.</summary>
    public DateTime? OpenedAt { get; private set; }

    public DateOnly? NewLinksDay { get; private set; }

    public int NewLinksThatDay { get; private set; }

    internal static Invitation Ask(Collaboration collaboration, AskedPerson recipient, DateTime now, InvitationLifetimes lifetimes) => new()
    {
        CollaborationId = collaboration.Id,
        AgencyId = collaboration.AgencyId,
        OrganisationId = collaboration.OrganisationId,
        OrganisationUserId = recipient.OrganisationUserId,
        Name = recipient.Name,
        Email = recipient.Email,
        Language = recipient.Language,
        KnownToAgency = recipient.KnownToAgency,
        SentAt = now,
        SetUpUntil = recipient.MaySetUpSignIn ? now + lifetimes.SetUpLifetime : null,
    };

    /// <summary>A new letter with a new link; the older ones are dead.</summary>
    internal void Renew(DateTime now, InvitationLifetimes lifetimes)
    {
        LinkVersion++;
        SentAt = now;
        SetUpUntil = SetUpUntil is null ? null : now + lifetimes.SetUpLifetime;
    }

    /// <summary>A reminder is a sending, too: whoever has no sign-in yet can set it up from it, at most as long as the request lives.</summary>
    internal void Remind(InvitationLifetimes lifetimes, DateTime now, DateTime answerBy)
    {
        if (SetUpUntil is not null)
        {
            var until = now + lifetimes.SetUpLifetime;
            SetUpUntil = until < answerBy ? until : answerBy;
        }
    }

    internal void Readdress(string name, string email, bool maySetUpSignIn, DateTime now, InvitationLifetimes lifetimes)
    {
        (Name, Email, KnownToAgency) = (name, email, true);
        SetUpUntil = maySetUpSignIn ? now : null;
        Renew(now, lifetimes);
    }

    /// <summary>The sign-in is set up: the link has done the one thing that it could.</summary>
    internal void EndSetUpPower() => SetUpUntil = null;

    internal bool MayAskForNewLink(DateOnly today)
    {
        if (NewLinksDay != today)
        {
            (NewLinksDay, NewLinksThatDay) = (today, 0);
        }

        if (NewLinksThatDay >= NewLinksPerDay)
        {
            return false;
        }

        NewLinksThatDay++;
        return true;
    }

    internal void Opened(DateTime now) => OpenedAt ??= now;
}
