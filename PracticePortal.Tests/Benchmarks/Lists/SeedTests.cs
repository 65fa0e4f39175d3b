using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.PracticeManagement;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Lists;

public sealed class SeedTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Were a row not as the portal saves it, the lists would not read it, or would show something else than what was written.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task SeededRegister_IsReadAsTheOneThatThePortalSaves(DatabaseProvider database)
    {
        await using var portal = await TestPortal.StartAsync(database: database);
        await using var db = await portal.OpenAsync();
        var seed = new RegisterSeed(db, portal.Now);
        var administrator = await seed.AgencyAsync(40, Ct);
        await seed.AgencyAsync(20, Ct);
        portal.LogIn(administrator);

        var list = await portal.Get<CustomerListQueries>().ListAsync(new CustomerListQuestion(), Ct);
        var customers = await db.Customers.Where(c => c.AgencyId == administrator.AgencyId).ToListAsync(Ct);
        var collaborations = await db.Collaborations.Include(c => c.Invitations).Where(c => c.AgencyId == administrator.AgencyId).ToListAsync(Ct);

        Assert.Equal((38, 25), (list.Count, list.Rows.Count));
        Assert.Equal(Enum.GetValues<CustomerStatusFilter>().Length - 3, collaborations.Select(c => c.Status).Distinct().Count());
        Assert.All(customers, customer => Assert.True(OrganisationNumber.IsValid(customer.OrganisationNumber)));
        Assert.Equal(40, customers.Select(c => c.OrganisationNumber).Distinct().Count());
        Assert.All(collaborations.Where(c => c.SentAt is not null), c => Assert.Single(c.Invitations));
    }
}
