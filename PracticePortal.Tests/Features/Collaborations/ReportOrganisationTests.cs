using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Domain;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Collaborations;

/// <summary>An agency doubts who answers for an organisation.</summary>
public sealed class ReportOrganisationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Report_NamesTheAgencyAndTheOrganisation_OnceUntilItIsSettled(bool confirmed)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner, confirmed: confirmed, contact: "guess@agency.example");

        Assert.True((await ReportAsync(the)).Succeeded);
        Assert.True((await ReportAsync(the)).Succeeded);

        var told = await the.Portal.ReadAsync(db => db.AuditEntries.Where(a => a.What == OrganisationReported.Code).ToListAsync(Ct));
        Assert.Equal(
            [the.Organisation!.Name, the.Office.Agency.Name, the.Organisation.Id.ToString("N")],
            JsonSerializer.Deserialize<string[]>(Assert.Single(told).Details)!);
        Assert.Equal(the.Portal.Now, (await FindAsync(the)).ReportedAt);

        await using (var db = await the.Portal.OpenAsync())
        {
            (await db.Organisations.SingleAsync(Ct)).Settle(the.Portal.Now);
            await db.SaveChangesAsync(Ct);
        }

        the.Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await ReportAsync(the)).Succeeded);
        Assert.Equal(the.Portal.Now, (await FindAsync(the)).ReportedAt);
    }

    [Fact]
    public async Task Report_OfANumberThatIsInNoRegister_IsAnsweredAlike()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);

        Assert.True((await ReportAsync(the)).Succeeded);
        the.Portal.LogIn(the.Office.Stranger);
        Assert.Equal(CommonErrors.NotFound, (await the.Portal.Get<ReportOrganisation>().ExecuteAsync(the.Customer.Id, Ct)).Error);
    }

    private static Task<Result> ReportAsync(ActivationCase the)
    {
        the.Portal.LogIn(the.Office.Consultant);
        return the.Portal.Get<ReportOrganisation>().ExecuteAsync(the.Customer.Id, Ct);
    }

    private static Task<Organisation> FindAsync(ActivationCase the) => the.Portal.ReadAsync(db => db.Organisations.SingleAsync(Ct));
}
