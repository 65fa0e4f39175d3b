using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Organisations;

/// <summary>Whether an organisation counts in My Spiris.</summary>
public enum OrganisationStatus
{
    /// <summary>Made by an activation that nobody has approved yet; does not count when a relation is found.</summary>
    Pending,

    Active,

    /// <summary>A portal administrator found that somebody else was behind it. It stays as evidence; its number is free for the real company.</summary>
    Closed,
}

/// <summary>How an organisation came to My Spiris: what a portal administrator looks at first who has to decide on it.</summary>
public enum OrganisationOrigin
{
    /// <summary>An agency's activation made it, from the contact that the agency knew.</summary>
    ByAgency,

    /// <summary>Somebody who proved an address of their own signed it up.</summary>
    SignedUp,
}

/// <summary>A company's account in My Spiris: one for each organisation number, shared by all agencies.</summary>
public sealed class Organisation : Entity, ITenant
{
    public const int NameMaxLength = 200;

    private Organisation()
    {
    }

    /// <summary>Ten digits; unique among those that are not closed.</summary>
    public string OrganisationNumber { get; private init; } = "";

    public string Name { get; private init; } = "";

    /// <summary>The name as bytes in the order of the Swedish alphabet, for lists.</summary>
    public string SortKey { get; private init; } = "";

    /// <summary>Name and number, folded, for search.</summary>
    public string SearchText { get; private init; } = "";

    public OrganisationStatus Status { get; private set; }

    public OrganisationOrigin Origin { get; private init; }

    public DateTime CreatedAt { get; private init; }

    /// <summary>Since when somebody who knew the company vouches for who administers it; null for one that signed up by itself.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>Since when an agency doubts it; a portal administrator decides.</summary>
    public DateTime? ReportedAt { get; private set; }

    public bool IsConfirmed => ConfirmedAt is not null;

    /// <summary>One that signs up by itself: unconfirmed, until somebody who knew the company vouches for who administers it.</summary>
    public static Organisation Register(string organisationNumber, string name, DateTime now)
    {
        var organisation = Make(organisationNumber, name, OrganisationStatus.Active, OrganisationOrigin.SignedUp, now);
        organisation.Raise(new OrganisationSignedUp(organisation.Id, name));
        return organisation;
    }

    /// <summary>One that an activation makes for a customer who is new to Spiris.</summary>
    public static Organisation Prepare(string organisationNumber, string name, DateTime now) =>
        Make(organisationNumber, name, OrganisationStatus.Pending, OrganisationOrigin.ByAgency, now);

    /// <summary>The approval turns what was prepared into what is.</summary>
    public void Open() => Status = OrganisationStatus.Active;

    public void Confirm(DateTime now)
    {
        if (ConfirmedAt is null)
        {
            ConfirmedAt = now;
            ReportedAt = null;
            Raise(new OrganisationConfirmed(Id, Name));
        }
    }

    /// <summary>A portal administrator has made sure who administers it: a report is settled, too.</summary>
    public void Settle(DateTime now)
    {
        if (ConfirmedAt is null || ReportedAt is not null)
        {
            ConfirmedAt ??= now;
            ReportedAt = null;
            Raise(new OrganisationConfirmed(Id, Name));
        }
    }

    /// <summary>A portal administrator has found that somebody else is behind it.</summary>
    public Result Close()
    {
        if (Status == OrganisationStatus.Closed)
        {
            return OrganisationErrors.Closed;
        }

        Status = OrganisationStatus.Closed;
        Raise(new OrganisationClosed(Id, Name));
        return Result.Ok;
    }

    /// <summary>An agency doubts who answers for it. It counts from the first report until a portal administrator has settled it.</summary>
    public void Report(string agencyName, DateTime now)
    {
        ReportedAt ??= now;
        Raise(new OrganisationReported(Id, Name, agencyName));
    }

    private static Organisation Make(
        string organisationNumber, string name, OrganisationStatus status, OrganisationOrigin origin, DateTime now) => new()
        {
            OrganisationNumber = organisationNumber,
            Name = name,
            SortKey = SearchKeys.Sort(name),
            SearchText = SearchKeys.Fold(name, organisationNumber, Platform.Domain.OrganisationNumber.Full(organisationNumber)),
            Status = status,
            Origin = origin,
            CreatedAt = now,
        };
}
