using System.Data.Common;
using System.Globalization;
using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Audit.Chain;

/// <summary>
/// The command <c>PracticePortal.dll verify-audit [HEAD…]</c>, with the portal's settings and beside it: verifies every chain, and that those heads
/// still stand in them. A head is written as the log and the evidence have it.
/// </summary>
public static class VerifyAuditCommand
{
    private const string Name = "verify-audit";

    public static bool IsAsked(string[] args) => args is [Name, ..];

    /// <returns>0 when all is whole; 1 when it is not, or could not be verified.</returns>
    public static async Task<int> VerifyAuditAsync(this WebApplication app, string[] args)
    {
        var known = args.Skip(1).Select(AuditHead.Parse).ToList();
        if (known.Contains(null))
        {
            await Console.Error.WriteLineAsync($"Usage: {Name} [HEAD…], each head as in the log and in evidence: CHAIN/NUMBER/HASH.");
            return 1;
        }

        try
        {
            await using var scope = app.Services.CreateAsyncScope();
            await using var db = await scope.ServiceProvider.GetRequiredService<TenantDbContextFactory>().CreateSystemAsync("audit", CancellationToken.None);
            var verdict = await scope.ServiceProvider.GetRequiredService<AuditVerifier>()
                .VerifyAsync(db, [.. known.OfType<AuditHead>()], CancellationToken.None);
            Tell(verdict);
            return verdict.IsWhole ? 0 : 1;
        }
        catch (DbException unreadable)
        {
            await Console.Error.WriteLineAsync($"The audit could not be verified: {unreadable.Message}");
            return 1;
        }
    }

    private static void Tell(AuditVerdict verdict)
    {
        foreach (var finding in verdict.Findings)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{finding.Fault}: chain {finding.Chain}, number {Shown(finding.Sequence)}, entry {Shown(finding.EntryId)}"));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(verdict.IsWhole ? "Whole" : "Not whole")}: {verdict.FaultCount} faults, {verdict.Chains} chains, {verdict.Sealed} entries sealed, {verdict.Open} to be sealed, {verdict.Erased} with something erased."));
    }

    private static string Shown(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "unknown";
}
