using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Audit;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Tests.Platform.Tenancy;

/// <summary>The neighbour sees nothing and changes nothing, whatever entity it is. The list is made from the model: a new one is in it by itself.</summary>
public sealed class TenancyTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<Type> OwnedEntities => [.. Entities().Where(IsOwned)];

    public static TheoryData<Type> EntitiesWithAnOwner => [.. Entities().Where(e => IsOwned(e) && !typeof(ITenant).IsAssignableFrom(e))];

    [Theory, MemberData(nameof(OwnedEntities))]
    public async Task Neighbour_SeesNothing(Type entity) => await NeighbourSeesNothingAsync(tenants, entity);

    [Fact]
    public async Task Neighbour_SeesNothing_OnPostgreSqlEither()
    {
        await using var onPostgres = new TwoTenants();
        await onPostgres.InitializeAsync(DatabaseProvider.PostgreSql);

        foreach (var entity in Entities().Where(IsOwned))
        {
            await NeighbourSeesNothingAsync(onPostgres, entity);
        }
    }

    [Theory, MemberData(nameof(OwnedEntities))]
    public async Task Neighbour_ChangesNothing(Type entity)
    {
        foreach (var scope in Strangers())
        {
            foreach (var state in (EntityState[])[EntityState.Added, EntityState.Modified, EntityState.Deleted])
            {
                foreach (var row in await OursAsync(entity))
                {
                    await using var db = await tenants.OpenAsync(scope);
                    db.Entry(row).State = state;

                    await Assert.ThrowsAsync<TenantViolationException>(() => db.SaveChangesAsync(Ct));
                }
            }
        }
    }

    [Theory, MemberData(nameof(EntitiesWithAnOwner))]
    public async Task Neighbour_WhoLiesAboutTheOwner_ChangesNothing(Type entity)
    {
        var isOrganisations = typeof(IOrganisationOwned).IsAssignableFrom(entity);
        foreach (var row in await OursAsync(entity))
        {
            entity.GetProperty(isOrganisations ? nameof(IOrganisationOwned.OrganisationId) : nameof(IAgencyOwned.AgencyId))!
                .SetValue(row, isOrganisations ? tenants.Theirs.Organisation.Id : tenants.Theirs.Agency.Id);
            await using var db = await tenants.OpenAsync(isOrganisations ? tenants.Theirs.AsOrganisation : tenants.Theirs.AsAgency);
            db.Attach(row);
            if (db.Entry(row).Properties.FirstOrDefault(p => !p.Metadata.IsKey() && !p.Metadata.IsForeignKey() && !p.Metadata.IsConcurrencyToken)
                is { } property)
            {
                property.IsModified = true;
            }
            else
            {
                db.Entry(row).State = EntityState.Deleted; // it has nothing but its key
            }

            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync(Ct));
        }
    }

    [Fact]
    public async Task Owner_MayChangeItsRows_AndMayNotGiveThemAway()
    {
        await using var db = await tenants.OpenAsync(tenants.Ours.AsAgency);
        var invitation = await db.MemberInvitations.SingleAsync(Ct);
        db.Entry(invitation).Property(i => i.SentAt).CurrentValue = tenants.Portal.Now;
        db.Entry(invitation).Property(i => i.SentAt).IsModified = true;
        Assert.Equal(1, await db.SaveChangesAsync(Ct));

        db.Entry(invitation).Property(i => i.AgencyId).CurrentValue = tenants.Theirs.Agency.Id;
        await Assert.ThrowsAsync<TenantViolationException>(() => db.SaveChangesAsync(Ct));
    }

    [Fact]
    public async Task RowsWhoseOrganisationIsUnknown_AreSeenByTheirAgencyOnly()
    {
        foreach (var scope in (TenantScope[])[TenantScope.Nobody, tenants.Ours.AsOrganisation, tenants.Theirs.AsOrganisation, tenants.Theirs.AsAgency])
        {
            await using var db = await tenants.OpenAsync(scope);
            Assert.DoesNotContain(await db.Collaborations.ToListAsync(Ct), c => c.OrganisationId is null && c.AgencyId != scope.AgencyId);
            Assert.DoesNotContain(await db.AuditEntries.ToListAsync(Ct), a => a.OrganisationId is null && a.AgencyId != scope.AgencyId);
        }

        await using var ours = await tenants.OpenAsync(tenants.Ours.AsAgency);
        Assert.Contains(await ours.Collaborations.ToListAsync(Ct), c => c.OrganisationId is null);
        Assert.Contains(await ours.AuditEntries.ToListAsync(Ct), a => a.OrganisationId is null);
        Assert.DoesNotContain(await ours.AuditEntries.ToListAsync(Ct), a => a.AgencyId is null);
    }

    [Theory, MemberData(nameof(EntitiesWithAnOwner))]
    public async Task Rows_MayNotBelongToNobody(Type entity)
    {
        await using var db = await tenants.OpenAsync(TenantScope.System("test"));
        var table = db.Model.FindEntityType(entity)!.GetTableName()!;
        string[] owners = typeof(ISharedOwned).IsAssignableFrom(entity) ? [ISharedOwned.AgencyId, ISharedOwned.OrganisationId]
            : typeof(IAgencyOwned).IsAssignableFrom(entity) ? [nameof(IAgencyOwned.AgencyId)]
            : [nameof(IOrganisationOwned.OrganisationId)];

        foreach (var owner in owners)
        {
            // Names of our own model; a parameter cannot stand for a name.
            var toNobody = $"UPDATE \"{table}\" SET \"{owner}\" = '00000000-0000-0000-0000-000000000000'";
            var refused = await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync(toNobody, Ct));

            Assert.Contains($"CK_{entity.Name}_{owner}_IsSomebody", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ForeignKeys_CarryTheTenant()
    {
        await using var db = await tenants.OpenAsync(TenantScope.System("test"));
        var (ours, theirs) = (tenants.Ours.Agency.Id, tenants.Theirs.Agency.Id);
        var (ourOrganisation, theirOrganisation) = (tenants.Ours.Organisation.Id, tenants.Theirs.Organisation.Id);
        Func<Task>[] misplacing =
        [
            () => db.Tasks.Where(t => t.AgencyId == ours).ExecuteUpdateAsync(set => set.SetProperty(t => t.AgencyId, theirs), Ct),
            () => db.Collaborations.Where(c => c.AgencyId == ours).ExecuteUpdateAsync(set => set.SetProperty(c => c.AgencyId, theirs), Ct),
            () => db.Invitations.Where(i => i.AgencyId == ours).ExecuteUpdateAsync(set => set.SetProperty(i => i.AgencyId, theirs), Ct),
            () => db.TaskParticipants.Where(p => p.AgencyId == ours).ExecuteUpdateAsync(set => set.SetProperty(p => p.AgencyId, theirs), Ct),
            () => db.ReceiptFiles.Where(f => f.OrganisationId == ourOrganisation)
                .ExecuteUpdateAsync(set => set.SetProperty(f => f.OrganisationId, theirOrganisation), Ct),
            () => db.ReceiptUploadFiles.Where(f => f.OrganisationId == ourOrganisation)
                .ExecuteUpdateAsync(set => set.SetProperty(f => f.OrganisationId, theirOrganisation), Ct),
        ];

        foreach (var misplace in misplacing)
        {
            var refused = await Assert.ThrowsAnyAsync<Exception>(misplace);
            Assert.Contains("FOREIGN KEY", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task BulkWrites_ReachOwnRowsOnly()
    {
        await using var db = await tenants.OpenAsync(tenants.Theirs.AsAgency);

        var changed = await db.Customers.ExecuteUpdateAsync(set => set.SetProperty(c => c.City, "Umeå"), Ct);

        Assert.Equal(2, changed);
        Assert.All(await OursAsync(typeof(Customer)), row => Assert.Equal("", ((Customer)row).City));
    }

    [Fact]
    public void EveryEntityWithAnOwnersId_SaysWhoseItIs()
    {
        Type[] portals = [typeof(EmailDelivery)]; // the portal's own; it names the agency whose pages show it
        string[] ids = [nameof(IAgencyOwned.AgencyId), nameof(IOrganisationOwned.OrganisationId)];

        var silent = Entities().Where(e => ids.Any(id => e.GetProperty(id) is not null) && !IsOwned(e)).Except(portals);

        Assert.Empty(silent);
        Assert.Superset(
            new HashSet<Type> { typeof(Agency), typeof(Member), typeof(CustomerTask), typeof(Collaboration), typeof(Invitation), typeof(AuditEntry) },
            Entities().Where(IsOwned).ToHashSet());
    }

    private static async Task NeighbourSeesNothingAsync(TwoTenants tenants, Type entity)
    {
        await using (var everything = await tenants.OpenAsync(TenantScope.System("test")))
        {
            var rows = await everything.RowsAsync(entity);
            Assert.True(
                rows.Any(tenants.Ours.Owns) && rows.Any(tenants.Theirs.Owns), $"{nameof(TwoTenants)} has no {entity.Name} for each side: add one.");
        }

        foreach (var scope in (TenantScope[])[tenants.Theirs.AsAgency, tenants.Theirs.AsOrganisation, TenantScope.Nobody])
        {
            await using var db = await tenants.OpenAsync(scope);
            var seen = await db.RowsAsync(entity);
            Assert.DoesNotContain(seen, tenants.Ours.Owns);
            Assert.All(seen, row => Assert.True(tenants.Theirs.Owns(row) && scope != TenantScope.Nobody));
        }

        await using var agency = await tenants.OpenAsync(tenants.Ours.AsAgency);
        await using var organisation = await tenants.OpenAsync(tenants.Ours.AsOrganisation);
        Assert.NotEmpty((await agency.RowsAsync(entity)).Concat(await organisation.RowsAsync(entity)));
    }

    private async Task<List<object>> OursAsync(Type entity)
    {
        await using var db = await tenants.OpenAsync(TenantScope.System("test"));
        var rows = await db.RowsAsync(entity);
        db.ChangeTracker.Clear();
        return [.. rows.Where(tenants.Ours.Owns)];
    }

    private IEnumerable<TenantScope> Strangers() => [tenants.Theirs.AsAgency, tenants.Theirs.AsOrganisation, TenantScope.Nobody];

    private static bool IsOwned(Type entity) =>
        typeof(IAgencyOwned).IsAssignableFrom(entity) || typeof(IOrganisationOwned).IsAssignableFrom(entity)
        || typeof(ISharedOwned).IsAssignableFrom(entity) || typeof(ITenant).IsAssignableFrom(entity);

    private static IEnumerable<Type> Entities()
    {
        using var db = new SqliteDesignTimeFactory().CreateDbContext([]);
        return [.. db.Model.GetEntityTypes().Where(e => !e.IsOwned()).Select(e => e.ClrType).Distinct().OrderBy(t => t.Name, StringComparer.Ordinal)];
    }
}
