using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Administration;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Domain;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Administration;

/// <summary>To everybody but a portal administrator of this moment, nothing of the administration exists.</summary>
public sealed class PortalRightsTests : IAsyncLifetime
{
    private TestPortal _portal = null!;

    public async ValueTask InitializeAsync() => _portal = await TestPortal.StartAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task SignedOut_ReachesNothing()
    {
        await AssertReachesNothingAsync();
    }

    [Fact]
    public async Task AgencyAdministrator_ReachesNothing()
    {
        var (agency, user) = (Given.Agency(), Given.User());
        var member = Given.Member(agency, user, MemberRole.AgencyAdministrator);
        await _portal.SaveAsync(agency, user, member);
        _portal.LogIn(member);

        await AssertReachesNothingAsync();
    }

    [Fact]
    public async Task PortalAdministratorUnderAnotherHat_ReachesNothing()
    {
        var user = await _portal.HavePortalAdministratorAsync();
        var agency = Given.Agency();
        var member = Given.Member(agency, user);
        await _portal.SaveAsync(agency, member);
        _portal.LogIn(member);

        await AssertReachesNothingAsync();
    }

    [Fact]
    public async Task FormerPortalAdministrator_ReachesNothing()
    {
        var user = await _portal.HavePortalAdministratorAsync();
        Assert.NotNull(await _portal.Get<PublishedTerms>().ListAsync(Ct));

        await _portal.ReadAsync(db => db.Users.Where(u => u.Id == user.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.IsPortalAdministrator, false), Ct));

        await AssertReachesNothingAsync();
    }

    private async Task AssertReachesNothingAsync()
    {
        var organisation = Given.Organisation(confirmed: false);
        await _portal.SaveAsync(organisation);

        Assert.Null(await _portal.Get<AgencyRegister>().ListAsync("", 0, Ct));
        Assert.Null(await _portal.Get<AgencyRegister>().FindAsync(Guid.NewGuid(), Ct));
        Assert.Null(await _portal.Get<OrganisationRegister>().ListAsync(OrganisationsShown.All, "", 0, Ct));
        Assert.Null(await _portal.Get<OutboxQueries>().ListAsync(OutboxState.Failed, "", 0, Ct));
        Assert.Null(await _portal.Get<OutboxQueries>().FindAsync(Guid.NewGuid(), Ct));
        Assert.Null(await _portal.Get<PublishedTerms>().ListAsync(Ct));
        Assert.Null(await _portal.Get<PortalHistory>().ListAsync(0, Ct));
        Assert.Equal(CommonErrors.NotFound, (await _portal.Get<ConfirmOrganisation>().ExecuteAsync(organisation.Id, Ct)).Error);
        Assert.Equal(CommonErrors.NotFound, (await _portal.Get<RunAgain>().ExecuteAsync(Guid.NewGuid(), Ct)).Error);
        Assert.Equal(CommonErrors.NotFound, (await _portal.Get<CreateAgency>().ExecuteAsync(
            new CreateAgency.Input { Name = "Ny", OrganisationNumber = "559999-0008", Administrator = new() { Name = "A", Email = "a@ny.example" } }, Ct)).Error);
        Assert.False(await _portal.ReadAsync(db => db.Organisations.AnyAsync(o => o.Id == organisation.Id && o.ConfirmedAt != null, Ct)));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;
}
