using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Administration;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Administration;

public sealed class OrganisationAdministrationTests : IAsyncLifetime
{
    private readonly Organisation _unconfirmed = Given.Organisation(name: "Ömma Händer AB", confirmed: false);
    private readonly Organisation _reported = Given.Organisation(name: "Tveksam AB");
    private readonly Organisation _fine = Given.Organisation(name: "Bageri Solrosen AB");
    private TestPortal _portal = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await TestPortal.StartAsync();
        _reported.Report("Norr Ekonomibyrå AB", Given.Now);
        _reported.TakeEvents();
        var user = Given.User("owner@omma.example");
        await _portal.SaveAsync(_unconfirmed, _reported, _fine, user, Given.OrganisationUser(_unconfirmed, user));
        await _portal.HavePortalAdministratorAsync();
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task List_ShowsTheDoubtfulOnesWithTheReportedFirst()
    {
        var list = await _portal.Get<OrganisationRegister>().ListAsync(OrganisationsShown.Doubtful, "", 0, Ct);

        Assert.Equal(["Tveksam AB", "Ömma Händer AB"], list!.Rows.Select(r => r.Name));
        Assert.Equal(["owner@omma.example"], list.Rows[1].Administrators);
        Assert.Equal((2, 1, 3), (list.Counts[OrganisationsShown.Doubtful], list.Counts[OrganisationsShown.Reported], list.Counts[OrganisationsShown.All]));
    }

    [Fact]
    public async Task List_ShowsHowEachCame_AndWhoReportedIt()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        var id = await the.RequestAsync();
        await the.SetUpSignInAsync();
        await the.ApproveAsync(id);
        the.Portal.LogIn(the.Office.Consultant);
        await the.Portal.Get<ReportOrganisation>().ExecuteAsync(the.Customer.Id, Ct);
        await the.Portal.Get<ReportOrganisation>().ExecuteAsync(the.Customer.Id, Ct); // told once
        await the.Portal.SaveAsync(Given.Organisation(name: the.Customer.Name, confirmed: false)); // of the same name, and never reported
        await the.Portal.HavePortalAdministratorAsync();

        var rows = (await the.Portal.Get<OrganisationRegister>().ListAsync(OrganisationsShown.Doubtful, "", 0, Ct))!.Rows;

        Assert.Equal([OrganisationOrigin.ByAgency, OrganisationOrigin.SignedUp], rows.Select(r => r.Origin));
        Assert.Equal([the.Office.Agency.Name, ""], rows.Select(r => r.Agency));
        Assert.Equal([the.Office.Agency.Name], rows[0].ReportedBy);
        Assert.Empty(rows[1].ReportedBy);
    }

    [Fact]
    public async Task Search_FindsByNameAndNumber()
    {
        var byName = await _portal.Get<OrganisationRegister>().ListAsync(OrganisationsShown.All, "ömma", 0, Ct);
        var byNumber = await _portal.Get<OrganisationRegister>().ListAsync(OrganisationsShown.All, _fine.OrganisationNumber, 0, Ct);

        Assert.Equal(_unconfirmed.Id, Assert.Single(byName!.Rows).Id);
        Assert.Equal(_fine.Id, Assert.Single(byNumber!.Rows).Id);
    }

    [Fact]
    public async Task Confirm_SettlesDoubtAndReport_AndIsAudited()
    {
        Assert.True((await _portal.Get<ConfirmOrganisation>().ExecuteAsync(_unconfirmed.Id, Ct)).Succeeded);
        Assert.True((await _portal.Get<ConfirmOrganisation>().ExecuteAsync(_reported.Id, Ct)).Succeeded);

        Assert.Empty((await _portal.Get<OrganisationRegister>().ListAsync(OrganisationsShown.Doubtful, "", 0, Ct))!.Rows);
        var told = (await _portal.Get<PortalHistory>().ListAsync(0, Ct))!.Rows;
        Assert.Equal(2, told.Count(r => r is { What: "organisation-confirmed", Actor: "Administrator, Portal" }));
    }

    [Fact]
    public async Task Confirm_Twice_TellsItOnce()
    {
        await _portal.Get<ConfirmOrganisation>().ExecuteAsync(_unconfirmed.Id, Ct);
        await _portal.Get<ConfirmOrganisation>().ExecuteAsync(_unconfirmed.Id, Ct);

        Assert.Equal(1, await _portal.ReadAsync(db => db.AuditEntries.CountAsync(a => a.What == "organisation-confirmed", Ct)));
    }

    [Fact]
    public async Task Close_TakesItFromItsPeople_AndFreesTheNumber()
    {
        Assert.True((await _portal.Get<CloseOrganisation>().ExecuteAsync(_unconfirmed.Id, Ct)).Succeeded);
        Assert.Equal(OrganisationErrors.Closed, (await _portal.Get<CloseOrganisation>().ExecuteAsync(_unconfirmed.Id, Ct)).Error);

        Assert.Equal(0, await _portal.ReadAsync(db => db.OrganisationUsers.CountAsync(Ct)));
        Assert.Equal(["Tveksam AB"], (await _portal.Get<OrganisationRegister>().ListAsync(OrganisationsShown.Doubtful, "", 0, Ct))!.Rows.Select(r => r.Name));
        Assert.Contains((await _portal.Get<PortalHistory>().ListAsync(0, Ct))!.Rows, r => r is { What: "organisation-closed", Actor: "Administrator, Portal" });
        await _portal.SaveAsync(Given.Organisation(_unconfirmed.OrganisationNumber, "Ömma Händer AB")); // the real company
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Close_WhileAnAgencySharesSomething_IsRefusedByName_AndAfterwardsTheCustomerIsNew(DatabaseProvider database)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner, database);
        var id = await the.RequestAsync();
        await the.Portal.HavePortalAdministratorAsync();

        var refused = await the.Portal.Get<CloseOrganisation>().ExecuteAsync(the.Organisation!.Id, Ct);
        Assert.Equal([the.Office.Agency.Name], refused.Error!.Details);

        await the.CancelAsync(id);
        await the.Portal.HavePortalAdministratorAsync("second-admin@portal.example");
        Assert.True((await the.Portal.Get<CloseOrganisation>().ExecuteAsync(the.Organisation.Id, Ct)).Succeeded);
        var second = await the.ActivateAsync(CustomerRelation.NewToSpiris);
        await the.Portal.DeliverAsync();
        Assert.Equal(CollaborationStatus.AwaitingApproval, (await the.FindAsync(second.Value)).Status);
    }

    [Fact]
    public async Task Close_ByAnybodyElse_IsNotFound()
    {
        _portal.LogOut();

        Assert.Equal(CommonErrors.NotFound, (await _portal.Get<CloseOrganisation>().ExecuteAsync(_unconfirmed.Id, Ct)).Error);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;
}
