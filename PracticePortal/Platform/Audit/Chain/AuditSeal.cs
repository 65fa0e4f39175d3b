namespace PracticePortal.Platform.Audit.Chain;

/// <summary>
/// One audit entry's link in its chain. The row is written in the entry's save, still open, so that an entry without one was not written by
/// the portal; <see cref="AuditSealing"/> closes it a moment later. It outlives its entry: that is how a deleted entry shows.
/// </summary>
public sealed class AuditSeal
{
    private AuditSeal()
    {
    }

    public Guid EntryId { get; private init; }

    /// <summary>The one chain that the entry stands in (<see cref="AuditChains"/>).</summary>
    public string Chain { get; private init; } = "";

    /// <summary>Its place in the chain, from 1; null until it is sealed.</summary>
    public long? Sequence { get; private set; }

    public string? PreviousHash { get; private set; }

    /// <summary>SHA-256 of the canonical form, in hexadecimal; null until it is sealed, and never changed afterwards.</summary>
    public string? Hash { get; private set; }

    /// <summary>Null once the person who acted is erased: then the digest says nothing about anybody any more.</summary>
    public string? ActorSalt { get; private set; }

    public string? ActorDigest { get; private set; }

    /// <summary>Null once the sentence's values are erased.</summary>
    public string? DetailsSalt { get; private set; }

    public string? DetailsDigest { get; private set; }

    public static AuditSeal For(AuditEntry entry) => new() { EntryId = entry.Id, Chain = AuditChains.Of(entry.AgencyId, entry.OrganisationId) };

    /// <summary>Closes it behind the chain's head.</summary>
    /// <param name="entry">As the database gave it back.</param>
    /// <param name="head">The last link so far.</param>
    /// <returns>The new head.</returns>
    internal AuditHead Close(AuditEntry entry, AuditHead head)
    {
        Sequence = head.Sequence + 1;
        PreviousHash = head.Hash;
        ActorSalt = CanonicalForm.NewSalt();
        ActorDigest = CanonicalForm.ActorDigest(entry, ActorSalt);
        DetailsSalt = CanonicalForm.NewSalt();
        DetailsDigest = CanonicalForm.DetailsDigest(entry, DetailsSalt);
        Hash = CanonicalForm.HashOf(entry, this);
        return new AuditHead(Chain, Sequence.Value, Hash);
    }
}
