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
        SetUpUntil = recipient.MaySetUpSignIn ? SetUpEnd(collaboration, now, lifetimes) : null,
    };

    /// <summary>A new letter with a new link; the older ones are dead.</summary>
    internal void Renew(Collaboration collaboration, DateTime now, InvitationLifetimes lifetimes)
    {
        LinkVersion++;
        SentAt = now;
        SetUpUntil = SetUpUntil is null ? null : SetUpEnd(collaboration, now, lifetimes);
    }

    /// <summary>A reminder is a sending, too: whoever has no sign-in yet can set it up from it.</summary>
    internal void Remind(Collaboration collaboration, DateTime now, InvitationLifetimes lifetimes) =>
        SetUpUntil = SetUpUntil is null ? null : SetUpEnd(collaboration, now, lifetimes);

    /// <summary>
    /// Somebody with a dead link asks for one that works. A living one goes out again as it is: an old letter, wherever it was forwarded
    /// to, has no power over it. Only when its time to set up the sign-in is over does a new one replace it.
    /// </summary>
    internal void SendAgain(Collaboration collaboration, DateTime now, InvitationLifetimes lifetimes)
    {
        if (SetUpUntil < now)
        {
            Renew(collaboration, now, lifetimes);
        }
    }

    internal void Readdress(
        Collaboration collaboration, string name, string email, bool maySetUpSignIn, DateTime now, InvitationLifetimes lifetimes)
    {
        (Name, Email, KnownToAgency) = (name, email, true);
        SetUpUntil = maySetUpSignIn ? now : null;
        Renew(collaboration, now, lifetimes);
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

    /// <summary>Never later than the request can be answered.</summary>
    private static DateTime SetUpEnd(Collaboration collaboration, DateTime now, InvitationLifetimes lifetimes)
    {
        var end = now + lifetimes.SetUpLifetime;
        return collaboration.AnswerBy < end ? collaboration.AnswerBy.Value : end;
    }

    internal void Opened(DateTime now) => OpenedAt ??= now;
}
