using System.CommandLine;
using System.Globalization;
using PracticePortal.Platform.Commands;
using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Audit.Chain;

/// <summary>The command <c>verify-audit [HEAD…]</c>: verifies every chain, and that those heads still stand in them.</summary>
public static class VerifyAuditCommand
{
    /// <param name="portal">Builds the portal, without starting it.</param>
    public static Command Make(Func<WebApplication> portal)
    {
        var heads = new Argument<AuditHead[]>("HEAD")
        {
            Description = "A link that must still be there, CHAIN/NUMBER/HASH, as the log and the evidence have it.",
            Arity = ArgumentArity.ZeroOrMore,
            CustomParser = words => [.. words.Tokens.Select(word => AuditHead.Parse(word.Value)).OfType<AuditHead>()],
        };
        heads.Validators.Add(words =>
        {
            foreach (var wrong in words.Tokens.Where(word => AuditHead.Parse(word.Value) is null))
            {
                words.AddError($"{wrong.Value} is no head. One looks like CHAIN/NUMBER/HASH.");
            }
        });
        var command = new Command("verify-audit", "Verifies the sealed history; 0 when it is whole, 1 when it is not.") { heads };
        command.SetAction((words, ct) => portal.RunAsync(services => VerifyAsync(services, words.GetValue(heads) ?? [], ct)));
        return command;
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, AuditHead[] known, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<TenantDbContextFactory>().CreateSystemAsync("audit", ct);
        var verdict = await services.GetRequiredService<AuditVerifier>().VerifyAsync(db, known, ct);
        Tell(verdict);
        return verdict.IsWhole ? 0 : 1;
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
