using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Platform.Data;

/// <summary>The only way to reach data: one context for each operation, always with a scope.</summary>
public sealed class TenantDbContextFactory(DbContextSource contexts, IScopeProvider scopes)
{
    /// <summary>With the scope of whoever is logged in; nobody's when no one is.</summary>
    public async Task<AppDbContext> CreateAsync(CancellationToken ct) => await CreateAsync(await scopes.GetAsync(), ct);

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
