namespace PracticePortal.Platform.Audit.Chain;

/// <summary>Goes along the chains, link by link, in the order of chain and number, and notes what does not fit.</summary>
internal sealed class ChainWalk(IReadOnlyCollection<AuditHead> known)
{
    /// <summary>What an entry's texts are once they are erased.</summary>
    private const string NoDetails = "[]";

    private readonly List<AuditFinding> _findings = [];
    private readonly HashSet<AuditHead> _passed = [];
    private AuditHead? _last;
    private int _chains;
    private long _sealed;
    private long _erased;
    private long _faults;

    public void Step(AuditSeal seal, AuditEntry? entry)
    {
        var before = BeginOrContinue(seal.Chain);
        var sequence = seal.Sequence ?? 0;
        _sealed++;
        if (sequence != before.Sequence + 1)
        {
            Find(AuditFault.Missing, seal.Chain, before.Sequence + 1, null);
        }
        else if (seal.PreviousHash != before.Hash)
        {
            Find(AuditFault.OutOfPlace, seal.Chain, sequence, seal.EntryId);
        }

        if (entry is null)
        {
            Find(AuditFault.Missing, seal.Chain, sequence, seal.EntryId);
        }
        else if (!IsAsSealed(seal, entry))
        {
            Find(AuditFault.Changed, seal.Chain, sequence, seal.EntryId);
        }

        _erased += seal.ActorSalt is null || seal.DetailsSalt is null ? 1 : 0;
        _last = new AuditHead(seal.Chain, sequence, seal.Hash ?? "");
        foreach (var head in known.Where(head => head.Chain == seal.Chain && head.Sequence == sequence))
        {
            _passed.Add(head);
            if (head.Hash != seal.Hash)
            {
                Find(AuditFault.Rewritten, seal.Chain, sequence, seal.EntryId);
            }
        }
    }

    /// <summary>No more links: whatever head was not passed is not there.</summary>
    public void End()
    {
        foreach (var head in known.Except(_passed))
        {
            Find(AuditFault.Cut, head.Chain, head.Sequence, null);
        }
    }

    public void Find(AuditFault fault, string chain, long? sequence, Guid? entryId)
    {
        _faults++;
        if (_findings.Count < AuditVerifier.MostFindings)
        {
            _findings.Add(new AuditFinding(fault, chain, sequence, entryId));
        }
    }

    public AuditVerdict Verdict(long open) => new(_chains, _sealed, open, _erased, _faults, _findings);

    private AuditHead BeginOrContinue(string chain)
    {
        if (_last?.Chain == chain)
        {
            return _last;
        }

        _chains++;
        return AuditHead.BeforeFirst(chain);
    }

    private static bool IsAsSealed(AuditSeal seal, AuditEntry entry) =>
        seal.Chain == AuditChains.Of(entry.AgencyId, entry.OrganisationId)
        && seal.Hash == CanonicalForm.HashOf(entry, seal)
        && (seal.ActorSalt is { } actorSalt
            ? seal.ActorDigest == CanonicalForm.ActorDigest(entry, actorSalt)
            : entry is { ActorUserId: null, ActorName: "" })
        && (seal.DetailsSalt is { } detailsSalt ? seal.DetailsDigest == CanonicalForm.DetailsDigest(entry, detailsSalt) : entry.Details == NoDetails);
}
