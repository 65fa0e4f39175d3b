using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PracticePortal.Platform.Data;

namespace PracticePortal.Tests.Races;

/// <summary>Counts the saves that the database refused because another was first: without any, the two sides only ran one after the other.</summary>
internal sealed class Collisions : SaveChangesInterceptor
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void PutIn(IServiceCollection services)
    {
        services.ConfigureDbContext<SqliteDbContext>(options => options.AddInterceptors(this));
        services.ConfigureDbContext<PostgresDbContext>(options => options.AddInterceptors(this));
    }

    public override ValueTask<InterceptionResult> ThrowingConcurrencyExceptionAsync(
        ConcurrencyExceptionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        return base.ThrowingConcurrencyExceptionAsync(eventData, result, cancellationToken);
    }

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        return base.SaveChangesFailedAsync(eventData, cancellationToken);
    }
}
