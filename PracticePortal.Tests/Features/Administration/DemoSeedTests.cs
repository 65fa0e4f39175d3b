using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PracticePortal.Features.Administration.DemoData;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Administration;

public sealed class DemoSeedTests(DemoPortal demo) : IClassFixture<DemoPortal>
{
    private readonly TestPortal _portal = demo.Portal;

    [Theory]
    [InlineData("Bageri Solrosen AB", "5599990008", "owner@solrosen.example")]
    [InlineData("Nordlund Bygg AB", "5560000019", "owner@nordlundbygg.example")]
    [InlineData("Café Kajutan HB", "9700000012", "owner@kajutan.example")]
    public async Task CustomerOfEachScenario_HasATaskAndNoCollaboration(string name, string number, string contact)
    {
        await using var db = await _portal.OpenAsync();
        var customer = await db.Customers.SingleAsync(c => c.Name == name, Ct);

        Assert.Equal((number, contact), (customer.OrganisationNumber, customer.ContactEmail));
        Assert.True(await db.Tasks.AnyAsync(t => t.CustomerId == customer.Id && t.Status == CustomerTaskStatus.Open, Ct));
        Assert.False(await db.Collaborations.AnyAsync(c => c.CustomerId == customer.Id, Ct));
    }

    [Fact]
    public async Task Relations_OfTheThreeAreTheThreeScenarios()
    {
        await using var db = await _portal.OpenAsync();
        var numbers = await db.Organisations.Where(o => o.Status == OrganisationStatus.Active).ToDictionaryAsync(o => o.OrganisationNumber, Ct);
        var scanners = await db.Subscriptions.Select(s => s.OrganisationId).ToListAsync(Ct);

        Assert.True(numbers["5599990008"].IsConfirmed && scanners.Contains(numbers["5599990008"].Id));
        Assert.True(numbers["5560000019"].IsConfirmed && !scanners.Contains(numbers["5560000019"].Id));
        Assert.DoesNotContain("9700000012", numbers.Keys);
        Assert.False(await db.Users.AnyAsync(u => u.Email == DemoAccounts.NewToSpiris, Ct));
    }

    [Theory]
    [InlineData("agency-admin@norr.example", "Administrator, Norr")]
    [InlineData("consultant@norr.example", "Consultant, Norr")]
    [InlineData("agency-admin@syd.example", "Administrator, Syd")]
    [InlineData("owner@solrosen.example", "Owner, Solrosen")]
    [InlineData("portal-admin@portal.example", "Administrator, Portal")]
    public async Task DemoAccount_LogsInWithTheDemoPassword(string email, string name)
    {
        var users = _portal.Get<UserManager<PortalUser>>();
        var user = await users.FindByEmailAsync(email);

        Assert.NotNull(user);
        Assert.Equal(name, user.Name);
        Assert.Equal(email == DemoAccounts.PortalAdministrator, user.IsPortalAdministrator);
        Assert.True(await users.CheckPasswordAsync(user, DemoPortal.Password));
    }

    [Fact]
    public async Task Everything_IsMadeUpAndLiesInThePast()
    {
        await using var db = await _portal.OpenAsync();
        var customers = await db.Customers.ToListAsync(Ct);
        var statuses = await db.Collaborations.Select(c => c.Status).Distinct().ToListAsync(Ct);

        Assert.InRange(customers.Count(c => c.AgencyId == customers[0].AgencyId), 43, 60);
        Assert.All(customers, c => Assert.True(OrganisationNumber.IsValid(c.OrganisationNumber)));
        Assert.All(await db.Users.Select(u => u.Email!).ToListAsync(Ct), e => Assert.EndsWith(".example", e, StringComparison.Ordinal));
        Assert.All(customers, c => Assert.EndsWith(".example", c.ContactEmail, StringComparison.Ordinal));
        Assert.Equal(Enum.GetValues<CollaborationStatus>().Where(s => s != CollaborationStatus.Provisioning).Order(), statuses.Order());
        Assert.Contains(customers, c => c.IsArchived);
        Assert.Contains(customers, c => OrganisationNumber.IsPersonal(c.OrganisationNumber));
        Assert.False(await db.AuditEntries.AnyAsync(a => a.At > _portal.Now, Ct));
        Assert.False(await db.Collaborations.AnyAsync(c => c.Status == CollaborationStatus.AwaitingApproval && c.AnswerBy < _portal.Now, Ct));
    }

    [Fact]
    public async Task Histories_AreInTheOrderOfTheirTimes()
    {
        var times = await _portal.ReadAsync(db => db.AuditEntries.OrderBy(a => a.Id).Select(a => a.At).ToListAsync(Ct));

        Assert.NotEmpty(times);
        Assert.Equal(times.Order(), times);
    }

    [Fact]
    public async Task Nothing_FollowsFromIt()
    {
        Assert.Equal(0, await _portal.ReadAsync(db => db.Outbox.CountAsync(Ct)));
        Assert.Equal(0, _portal.Nudges.Count);
    }

    [Fact]
    public async Task FilledDatabase_IsLeftAlone()
    {
        var before = await _portal.ReadAsync(db => db.AuditEntries.CountAsync(Ct));

        await _portal.Get<DemoSeed>().SeedAsync(Ct);

        Assert.Equal(before, await _portal.ReadAsync(db => db.AuditEntries.CountAsync(Ct)));
        Assert.Equal(2, await _portal.ReadAsync(db => db.Agencies.CountAsync(Ct)));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;
}

/// <summary>A portal with its demo data, laid once for all tests of it; none of them changes it.</summary>
public sealed class DemoPortal : IAsyncLifetime
{
    public const string Password = "Demo-2026!portal";

    public TestPortal Portal { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Portal = await TestPortal.StartAsync(services =>
            services.AddSingleton(new DemoOptions(Enabled: true, Password)).AddScoped<DemoSeed>());
        await Portal.Get<DemoSeed>().SeedAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
