using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PracticePortal.Platform.Data;

namespace PracticePortal.Tests.Faults;

/// <summary>Counts the saves that the database did not take.</summary>
internal sealed class RefusedSaves : SaveChangesInterceptor
{
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    /// <summary>As soon as there is one.</summary>
    public Task First => _first.Task;

    public int Count => Volatile.Read(ref _count);

    public void Replace(IServiceCollection services) => services
        .ConfigureDbContext<SqliteDbContext>(options => options.AddInterceptors(this), ServiceLifetime.Singleton)
        .ConfigureDbContext<PostgresDbContext>(options => options.AddInterceptors(this), ServiceLifetime.Singleton);

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        _first.TrySetResult();
        return Task.CompletedTask;
    }
}
