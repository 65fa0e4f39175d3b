using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Installations;

/// <summary>Notices at the start that the database was restored, holds it, and lets it go.</summary>
public sealed class InstallationKeeper(TenantDbContextFactory contexts, TimeProvider clock, ILogger<InstallationKeeper> logger)
{
    /// <summary>While one instance at a time prepares the database. A database that has no row yet counts as this installation.</summary>
    public async Task NoticeAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("installation", ct);
        var identity = await db.InstallationIdentityAsync(ct);
        var row = await RowAsync(db, identity, ct);
        if (row.Identity != identity)
        {
            row.Hold(Now);
        }

        await db.SaveChangesAsync(ct);
        if (row.HeldSince is { } since)
        {
            logger.LogWarning("This database was restored or held at {Since}: nothing is sent until a portal administrator confirms it", since);
        }
    }

    public async Task HoldAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("installation", ct);
        (await RowAsync(db, await db.InstallationIdentityAsync(ct), ct)).Hold(Now);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Makes it this installation, in the caller's save.</summary>
    /// <returns>False when it was confirmed already.</returns>
    public static async Task<bool> ConfirmAsync(AppDbContext db, CancellationToken ct)
    {
        var identity = await db.InstallationIdentityAsync(ct);
        var row = await RowAsync(db, identity, ct);
        var isNews = row.HeldSince is not null || row.Identity != identity || db.Entry(row).State == EntityState.Added;
        row.Confirm(identity);
        return isNews;
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private static async Task<Installation> RowAsync(AppDbContext db, string identity, CancellationToken ct)
    {
        var row = await db.Installations.SingleOrDefaultAsync(ct);
        if (row is null)
        {
            row = Installation.At(identity);
            db.Add(row);
        }

        return row;
    }
}
