using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Tenancy;

/// <summary>The fence for writes: a query filter guards reads only. Compares each changed row, as it was and as it becomes, with the scope.</summary>
public sealed class TenantSaveGuard : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        throw new NotSupportedException("Save asynchronously.");

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (AppDbContext)eventData.Context!;
        db.ChangeTracker.DetectChanges();
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            if (!MayWrite(db.Scope, entry))
            {
                throw new TenantViolationException(entry.Metadata.ClrType.Name, db.Scope.Actor.Name);
            }
        }

        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    private static bool MayWrite(TenantScope scope, EntityEntry entry) => scope.SeesEverything || entry.Entity switch
    {
        IAgencyOwned => BelongsTo(entry, nameof(IAgencyOwned.AgencyId), scope.AgencyId),
        IOrganisationOwned => BelongsTo(entry, nameof(IOrganisationOwned.OrganisationId), scope.OrganisationId),
        ISharedOwned => BelongsTo(entry, nameof(ISharedOwned.AgencyId), scope.AgencyId)
            || BelongsTo(entry, nameof(ISharedOwned.OrganisationId), scope.OrganisationId),
        ITenant tenant => tenant.Id == scope.AgencyId || tenant.Id == scope.OrganisationId,
        _ => true,
    };

    private static bool BelongsTo(EntityEntry entry, string owner, Guid tenantId)
    {
        var member = entry.Property(owner);
        var wasOurs = entry.State == EntityState.Added || tenantId.Equals(member.OriginalValue);
        var becomesOurs = entry.State == EntityState.Deleted || tenantId.Equals(member.CurrentValue);
        return tenantId != Guid.Empty && wasOurs && becomesOurs;
    }
}
