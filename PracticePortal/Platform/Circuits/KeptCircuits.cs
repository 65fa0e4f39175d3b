using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;
using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Circuits;

/// <summary>
/// Where the framework keeps a page's fields when its connection was away for too long: in the database, so that a laptop that wakes up goes
/// on although its instance was stopped meanwhile. Encrypted, taken once, and gone after a while.
/// </summary>
internal sealed class KeptCircuits(IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider clock) : HybridCache
{
    /// <summary>A page that is larger is not kept; it begins anew.</summary>
    internal const int MostBytes = 512 * 1024;

    private static readonly TimeSpan s_kept = TimeSpan.FromHours(8);

    private readonly IDataProtector _protector = protection.CreateProtector("PracticePortal.KeptCircuits");

    public override async ValueTask<T> GetOrCreateAsync<TState, T>(
        string key, TState state, Func<TState, CancellationToken, ValueTask<T>> factory, HybridCacheEntryOptions? options = null,
        IEnumerable<string>? tags = null, CancellationToken cancellationToken = default)
    {
        var digest = DigestOf(key);
        var now = clock.GetUtcNow().UtcDateTime;
        return await WithDatabaseAsync(async db =>
        {
            var kept = await db.KeptCircuits.AsNoTracking().SingleOrDefaultAsync(c => c.Key == digest && c.ExpiresAt > now, cancellationToken);
            return kept is null ? default! : JsonSerializer.Deserialize<T>(_protector.Unprotect(kept.State))!;
        }, cancellationToken);
    }

    public override async ValueTask SetAsync<T>(
        string key, T value, HybridCacheEntryOptions? options = null, IEnumerable<string>? tags = null, CancellationToken cancellationToken = default)
    {
        var state = _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(value));
        if (state.Length > MostBytes)
        {
            return;
        }

        await WithDatabaseAsync(async db =>
        {
            db.KeptCircuits.Add(new KeptCircuit { Key = DigestOf(key), State = state, ExpiresAt = clock.GetUtcNow().UtcDateTime + s_kept });
            return await db.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
    }

    public override async ValueTask RemoveAsync(string key, CancellationToken cancellationToken = default)
    {
        var digest = DigestOf(key);
        await WithDatabaseAsync(db => db.KeptCircuits.Where(c => c.Key == digest).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    /// <summary>The framework marks all circuits with one tag and never asks for this.</summary>
    public override ValueTask RemoveByTagAsync(string tag, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    private static string DigestOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private async Task<T> WithDatabaseAsync<T>(Func<AppDbContext, Task<T>> use, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = await scope.ServiceProvider.GetRequiredService<TenantDbContextFactory>().CreateSystemAsync("kept circuits", ct);
        return await use(db);
    }
}
