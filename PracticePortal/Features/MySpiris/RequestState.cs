using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.MySpiris;

/// <summary>What the landing page of an invitation's link offers to whoever opened it.</summary>
public enum RequestState
{
    /// <summary>The invited person has a sign-in and is not logged in.</summary>
    LogIn,

    /// <summary>The invited person has none, and the link can set one up now.</summary>
    SetUp,

    /// <summary>Logged in as the invited person, at the organisation that is asked.</summary>
    Answer,

    /// <summary>Logged in as the invited person, in another capacity.</summary>
    SwitchHat,

    /// <summary>Logged in with the invited address, which is not yet joined to the organisation.</summary>
    ContinueAs,

    /// <summary>Logged in as somebody else.</summary>
    OtherPerson,

    /// <summary>Genuine, but it leads nowhere any more.</summary>
    Dead,
}

/// <summary>The rows that an invitation's link points at, as they are now.</summary>
/// <param name="Person">Null when what was prepared for the request is taken back.</param>
internal sealed record LinkedRequest(Collaboration Collaboration, Invitation Invitation, OrganisationUser? Person)
{
    /// <param name="link">What the link says.</param>
    /// <param name="me">Who is logged in; null for nobody.</param>
    /// <param name="hat">In which capacity.</param>
    /// <param name="addressHasSignIn">Somebody registered the invited address meanwhile.</param>
    /// <param name="now">Everything is checked by the dates, not by the sweep.</param>
    public RequestState StateFor(LinkTarget link, PortalUser? me, Hat hat, bool addressHasSignIn, DateTime now)
    {
        if (me is not null && Person?.UserId == me.Id)
        {
            return hat == Hat.Organisation(Person.OrganisationId) ? RequestState.Answer : RequestState.SwitchHat;
        }

        if (!IsAlive(link, now) || Person is null)
        {
            return RequestState.Dead;
        }

        if (Person.HasSignIn)
        {
            return me is null ? RequestState.LogIn : RequestState.OtherPerson;
        }

        var hasPower = Invitation.SetUpUntil >= now;
        return me is null ? StateForNobody(hasPower, addressHasSignIn) : StateForSomebody(hasPower, me);
    }

    public bool IsOpen(DateTime now) => Collaboration.Status == CollaborationStatus.AwaitingApproval && now <= Collaboration.AnswerBy;

    private static RequestState StateForNobody(bool hasPower, bool addressHasSignIn) => (addressHasSignIn, hasPower) switch
    {
        (true, _) => RequestState.LogIn,
        (false, true) => RequestState.SetUp,
        (false, false) => RequestState.Dead,
    };

    private RequestState StateForSomebody(bool hasPower, PortalUser me)
    {
        var isTheirAddress = me.HasAddress(Invitation.Email);
        return (isTheirAddress, hasPower || me.EmailConfirmed) switch
        {
            (true, true) => RequestState.ContinueAs,
            (true, false) => RequestState.Dead,
            (false, _) => hasPower ? RequestState.OtherPerson : RequestState.Dead,
        };
    }

    private bool IsAlive(LinkTarget link, DateTime now) => IsOpen(now) && link.Version == Invitation.LinkVersion;
}
