using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Administration;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Domain;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Administration;

public sealed class AgencyAdministrationTests : IAsyncLifetime
{
    private static readonly AdministratorInput s_administrator = new() { Name = "Administrator, Väst", Email = "agency-admin@vast.example" };

    private TestPortal _portal = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await TestPortal.StartAsync();
        await _portal.HavePortalAdministratorAsync();
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Create_InvitesTheFirstAdministrator_AndIsAudited()
    {
        var created = await CreateAsync("Väst Ekonomi AB", "559999-0008");

        Assert.True(created.Succeeded, created.Error?.Code);
        var invitation = await _portal.ReadAsync(db => db.MemberInvitations.SingleAsync(Ct));
        Assert.Equal((created.Value, "agency-admin@vast.example", MemberRole.AgencyAdministrator), (invitation.AgencyId, invitation.Email, invitation.Role));
        Assert.Equal("Administrator, Portal", invitation.InvitedBy);
        Assert.True(await _portal.ReadAsync(db => db.Outbox.AnyAsync(m => m.EventName == nameof(MemberInvited), Ct)));
        var history = await _portal.Get<PortalHistory>().ListAsync(0, Ct);
        Assert.Equal(["agency-created", "member-invited"], history!.Rows.Select(r => r.What).Order());
        Assert.All(history.Rows, row => Assert.Equal("Administrator, Portal", row.Actor));
    }

    [Theory]
    [InlineData("", "559999-0008", "Administrator", "a@vast.example", "Name")]
    [InlineData("Väst", "559999-0009", "Administrator", "a@vast.example", "OrganisationNumber")]
    [InlineData("Väst", "559999-0008", " ", "a@vast.example", "AdministratorName")]
    [InlineData("Väst", "559999-0008", "Administrator", "no address", "AdministratorEmail")]
    [InlineData("Väst\u202Etsäv", "559999-0008", "Administrator", "a@vast.example", "Name")]
    public async Task Create_WithBadInput_BlamesTheFieldAndSavesNothing(string name, string number, string person, string email, string field)
    {
        var created = await _portal.Get<CreateAgency>().ExecuteAsync(
            new CreateAgency.Input { Name = name, OrganisationNumber = number, Administrator = new() { Name = person, Email = email } }, Ct);

        Assert.Equal(field, created.Error?.Field);
        Assert.False(await _portal.ReadAsync(db => db.Agencies.AnyAsync(Ct)));
        Assert.False(await _portal.ReadAsync(db => db.MemberInvitations.AnyAsync(Ct)));
    }

    [Fact]
    public async Task Create_WithATakenNumber_IsRefused()
    {
        await CreateAsync("Väst Ekonomi AB", "559999-0008");

        var second = await CreateAsync("Öst Ekonomi AB", "5599990008");

        Assert.Equal(AgencyErrors.NumberTaken, second.Error);
        Assert.Equal(1, await _portal.ReadAsync(db => db.Agencies.CountAsync(Ct)));
    }

    [Fact]
    public async Task Invite_WhileNobodyManagesTheAgency_ReplacesTheOpenInvitation()
    {
        var agency = (await CreateAsync("Väst Ekonomi AB", "559999-0008")).Value;

        var invited = await _portal.Get<InviteAgencyAdministrator>().ExecuteAsync(
            agency, new AdministratorInput { Name = "Administrator", Email = "right@vast.example", Language = "en" }, Ct);

        Assert.True(invited.Succeeded, invited.Error?.Code);
        var open = await _portal.ReadAsync(db => db.MemberInvitations.Where(i => i.WithdrawnAt == null).SingleAsync(Ct));
        Assert.Equal(("right@vast.example", "en"), (open.Email, open.Language));
    }

    [Fact]
    public async Task Invite_TheSameAddressAgain_SendsANewLink()
    {
        var agency = (await CreateAsync("Väst Ekonomi AB", "559999-0008")).Value;

        await _portal.Get<InviteAgencyAdministrator>().ExecuteAsync(agency, s_administrator, Ct);

        Assert.Equal(2, (await _portal.ReadAsync(db => db.MemberInvitations.SingleAsync(Ct))).LinkVersion);
    }

    [Fact]
    public async Task Invite_ToAManagedAgency_IsRefused()
    {
        var (agency, user) = (Given.Agency(), Given.User());
        await _portal.SaveAsync(agency, user, Given.Member(agency, user, MemberRole.AgencyAdministrator));

        var invited = await _portal.Get<InviteAgencyAdministrator>().ExecuteAsync(agency.Id, s_administrator, Ct);

        Assert.Equal(AdministrationErrors.AgencyIsManaged, invited.Error);
        Assert.False(await _portal.ReadAsync(db => db.MemberInvitations.AnyAsync(Ct)));
    }

    [Fact]
    public async Task List_SearchesAsASwedeExpects_AndCounts()
    {
        await CreateAsync("Älvens Ekonomi AB", "559999-0008");
        await CreateAsync("Zebra Ekonomi AB", "556000-0019");
        await CreateAsync("Andra Ekonomi AB", "970000-0012");

        var all = await _portal.Get<AgencyRegister>().ListAsync("", 0, Ct);
        var found = await _portal.Get<AgencyRegister>().ListAsync("älvens", 0, Ct);
        var byNumber = await _portal.Get<AgencyRegister>().ListAsync("556000-00", 0, Ct);

        Assert.Equal(["Andra Ekonomi AB", "Zebra Ekonomi AB", "Älvens Ekonomi AB"], all!.Rows.Select(r => r.Name));
        Assert.Equal(["Älvens Ekonomi AB"], found!.Rows.Select(r => r.Name));
        Assert.Equal(["Zebra Ekonomi AB"], byNumber!.Rows.Select(r => r.Name));
        Assert.Equal(0, found.Rows[0].Administrators);
    }

    private Task<Result<Guid>> CreateAsync(string name, string number) => _portal.Get<CreateAgency>().ExecuteAsync(
        new CreateAgency.Input { Name = name, OrganisationNumber = number, Administrator = s_administrator }, Ct);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;
}
