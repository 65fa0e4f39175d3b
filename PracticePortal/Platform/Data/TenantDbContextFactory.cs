using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Platform.Data;

/// <summary>The only way to reach data: one context for each operation, always with a scope.</summary>
public sealed class TenantDbContextFactory(DbContextSource contexts, IScopeProvider scopes, SecondFactorDemand demand)
{
    /// <summary>
    /// With the scope of whoever is logged in, if the database says at this moment that they work there, with the second factor that the place
    /// demands; else with nobody's. A cookie and an open page are as old as their log-in: they say where somebody worked, and not that they
    /// still do.
    /// </summary>
    public async Task<AppDbContext> CreateAsync(CancellationToken ct)
    {
        var db = await CreateAsync(await scopes.GetAsync(), ct);
        try
        {
            if (!await WorksThereAsync(db, ct))
            {
                db.Scope = TenantScope.Nobody with { Actor = db.Scope.Actor };
            }

            return db;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>The scope of whoever is logged in.</summary>
    public Task<TenantScope> ScopeAsync() => scopes.GetAsync();

    /// <summary>With a given scope, for the jobs and for the few places that act before a scope is known.</summary>
    public async Task<AppDbContext> CreateAsync(TenantScope scope, CancellationToken ct)
    {
        var db = await contexts.CreateAsync(ct);
        db.Scope = scope;
        return db;
    }

    /// <summary>Every tenant's rows; the name says why, and stands in the audit as the actor.</summary>
    public Task<AppDbContext> CreateSystemAsync(string why, CancellationToken ct) => CreateAsync(TenantScope.System(why), ct);

    /// <summary>Every tenant's rows on behalf of the person who is logged in, whose name stands in the audit.</summary>
    public async Task<AppDbContext> CreateSystemAsPersonAsync(CancellationToken ct) =>
        await CreateAsync((await scopes.GetAsync()) with { SeesEverything = true }, ct);

    private async Task<bool> WorksThereAsync(AppDbContext db, CancellationToken ct)
    {
        var (organisationId, userId) = (db.Scope.OrganisationId, db.Scope.Actor.UserId);
        return (db.Scope.AgencyId == Guid.Empty || await WorksAtAgencyAsync(db, ct))
            && (organisationId == Guid.Empty || await db.OrganisationUsers.AnyAsync(u => u.OrganisationId == organisationId && u.UserId == userId, ct));
    }

    private async Task<bool> WorksAtAgencyAsync(AppDbContext db, CancellationToken ct)
    {
        var (agencyId, userId) = (db.Scope.AgencyId, db.Scope.Actor.UserId);
        var demandsFactor = await db.Members.Where(m => m.AgencyId == agencyId && m.UserId == userId && m.DeactivatedAt == null)
            .Join(db.Agencies, m => m.AgencyId, a => a.Id, (m, a) => (bool?)a.DemandsSecondFactor)
            .FirstOrDefaultAsync(ct);
        return demandsFactor is { } isDemanded && (!isDemanded || await demand.IsMetAsync(db, userId, db.Scope.HasShownSecondFactor, ct));
    }
}

/// <summary>Makes bare contexts of the configured provider. Only <see cref="TenantDbContextFactory"/> and the platform use it.</summary>
public abstract class DbContextSource
{
    public abstract Task<AppDbContext> CreateAsync(CancellationToken ct);

    public abstract AppDbContext Create();
}

#pragma warning disable RS0030 // The door itself is where the framework's factory is used.
internal sealed class DbContextSource<TContext>(IDbContextFactory<TContext> contexts) : DbContextSource
    where TContext : AppDbContext
{
    public override async Task<AppDbContext> CreateAsync(CancellationToken ct) => await contexts.CreateDbContextAsync(ct);

    public override AppDbContext Create() => contexts.CreateDbContext();
}
#pragma warning restore RS0030
