namespace PracticePortal.Platform.Audit.Chain;

/// <summary>What somebody has done to the history past the portal.</summary>
public enum AuditFault
{
    /// <summary>The entry or its seal says something else than when it was sealed.</summary>
    Changed,

    /// <summary>The seal is there and the entry is not, or a number of the chain is left out.</summary>
    Missing,

    /// <summary>The entry was not written by the portal, or its seal was deleted.</summary>
    Added,

    /// <summary>The entry was never sealed, though others of long after it were.</summary>
    Unsealed,

    /// <summary>The link does not point at the one before it.</summary>
    OutOfPlace,

    /// <summary>The chain ends before a head that is known.</summary>
    Cut,

    /// <summary>Another link stands where a known head stood: what came before was written anew.</summary>
    Rewritten,
}

/// <param name="Sequence">Its place in the chain; null for an entry that has none.</param>
/// <param name="EntryId">Null where only a number is known.</param>
public sealed record AuditFinding(AuditFault Fault, string Chain, long? Sequence, Guid? EntryId);

/// <summary>What the verification saw.</summary>
/// <param name="Sealed">Entries that stand in a chain.</param>
/// <param name="Open">Entries that are to be sealed within a minute.</param>
/// <param name="Erased">Sealed entries from which a person or the details were erased: their being whole can only be told for the rest.</param>
/// <param name="FaultCount">All faults that were found.</param>
/// <param name="Findings">The first of them.</param>
public sealed record AuditVerdict(int Chains, long Sealed, long Open, long Erased, long FaultCount, IReadOnlyList<AuditFinding> Findings)
{
    public bool IsWhole => FaultCount == 0;
}
