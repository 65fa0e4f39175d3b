using System.Globalization;
using PracticePortal.Platform.Audit.Chain;
using PracticePortal.Resources;

namespace PracticePortal.Features.Administration;

/// <summary>The words for the history's verification, in the reader's language.</summary>
internal static class SealTexts
{
    public static string Fault(AuditFault fault) => fault switch
    {
        AuditFault.Changed => AdministrationText.SealFaultChanged,
        AuditFault.Missing => AdministrationText.SealFaultMissing,
        AuditFault.Added => AdministrationText.SealFaultAdded,
        AuditFault.Unsealed => AdministrationText.SealFaultUnsealed,
        AuditFault.OutOfPlace => AdministrationText.SealFaultOutOfPlace,
        AuditFault.Cut => AdministrationText.SealFaultCut,
        AuditFault.Rewritten => AdministrationText.SealFaultRewritten,
    };

    /// <summary>Whose history; the chain's own name where nobody has it any more.</summary>
    public static string Chain(HistoryVerdict told, string chain) =>
        chain == AuditChains.Portal ? AdministrationText.SealChainPortal : told.Owners.GetValueOrDefault(chain, chain);

    public static string Number(long? sequence) => sequence?.ToString(CultureInfo.CurrentCulture) ?? "–";
}
