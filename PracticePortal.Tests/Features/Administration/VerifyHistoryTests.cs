using PracticePortal.Features.Administration;
using PracticePortal.Platform.Audit;
using PracticePortal.Platform.Audit.Chain;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Administration;

public sealed class VerifyHistoryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Verdict_NamesWhoseHistoryIsNotWhole_AndHoldsItToAKnownHead()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.HavePortalAdministratorAsync();
        var agency = Given.Agency();
        await portal.SaveAsync(agency, AuditEntry.Of(new AuditFact("customer-added") { AgencyId = agency.Id }, Actor.System("test"), Given.Now));
        await portal.Get<AuditSealing>().SealAsync(Ct);
        var chain = AuditChains.Of(agency.Id, null);
        var head = await portal.ReadAsync(db => db.HeadAsync(chain, Ct));
        var history = portal.Get<VerifyHistory>();

        Assert.True((await history.ReadAsync("", Ct)).Value.Verdict.IsWhole);
        Assert.True((await history.ReadAsync($" {head} ", Ct)).Value.Verdict.IsWhole);
        Assert.Equal(("audit-head-unreadable", VerifyHistory.HeadField), Refusal((await history.ReadAsync("portal", Ct)).Error));

        var told = (await history.ReadAsync($"{head with { Sequence = 7 }}", Ct)).Value;
        Assert.Equal(AuditFault.Cut, Assert.Single(told.Verdict.Findings).Fault);
        Assert.Equal(agency.Name, told.Owners[chain]);
    }

    private static (string?, string?) Refusal(Error? error) => (error?.Code, error?.Field);
}
