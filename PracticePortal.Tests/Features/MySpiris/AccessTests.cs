using Bunit;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.MySpiris;
using PracticePortal.Features.Scanner;
using PracticePortal.Features.Scanner.Pages;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.MySpiris;

public sealed class AccessTests
{
    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Access_NamesThoseOfTheTaskTheResponsibleAndTheAdministrators()
    {
        await using var shared = await SharedScanner.OpenAsync();
        shared.Portal.LogIn(shared.Owner);

        var access = await shared.Portal.Get<MyQueries>().AccessAsync(Ct);

        Assert.Equal(
            [
                new PersonWithAccess("Assignee, Norr", AccessReason.Assignee), new PersonWithAccess("Responsible, Norr", AccessReason.Responsible),
                new PersonWithAccess("Administrator, Norr", AccessReason.Administrator),
            ],
            Assert.Single(access.Active).People);
    }

    [Fact]
    public async Task End_TakesTheAccessAwayAndShowsItToTheAgency()
    {
        await using var shared = await SharedScanner.OpenAsync();
        shared.Portal.LogIn(shared.Assignee);
        await using var context = new PortalTestContext(shared.Portal);
        var page = context.Render<ScannerPage>();
        page.WaitForAssertion(() => Assert.Contains("Bageri Solrosen AB", page.Markup, StringComparison.Ordinal));

        shared.Portal.LogIn(shared.Owner);
        var ended = await shared.Portal.Get<EndCollaboration>().ExecuteAsync(shared.Collaboration.Id, Ct);

        Assert.True(ended.Succeeded);
        page.WaitForAssertion(() => Assert.DoesNotContain("Bageri Solrosen AB", page.Markup, StringComparison.Ordinal));
        var access = await shared.Portal.Get<MyQueries>().AccessAsync(Ct);
        Assert.Empty(access.Active);
        Assert.Equal(CollaborationStatus.Ended, Assert.Single(access.Earlier).Status);
    }

    [Fact]
    public async Task Scanner_ShowsEachSideItsOwnSharings()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var (user, agency) = (Given.User(), Given.Agency("Syd Revision AB"));
        var stranger = Given.Member(agency, user, MemberRole.AgencyAdministrator);
        await shared.Portal.SaveAsync(user, agency, stranger);

        shared.Portal.LogIn(shared.Owner);
        Assert.Equal("Norr Ekonomibyrå AB", Assert.Single(await shared.Portal.Get<ScannerQueries>().OfOrganisationAsync(Ct)).AgencyName);
        shared.Portal.LogIn(stranger);
        Assert.Empty((await shared.Portal.Get<ScannerQueries>().OfAgencyAsync(0, Ct)).Rows);
    }
}
