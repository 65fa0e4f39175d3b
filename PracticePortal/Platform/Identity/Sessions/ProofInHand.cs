namespace PracticePortal.Platform.Identity.Sessions;

/// <summary>
/// How the session was proven whose claims are written in this request: Identity's factory of claims is given the person and not the session.
/// Whoever has not said it gets the claims of somebody who showed nothing.
/// </summary>
public sealed class ProofInHand
{
    /// <summary>Null for none.</summary>
    public SessionProof? Proof { get; set; }
}
