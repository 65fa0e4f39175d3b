using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Platform.Data;

/// <summary>What somebody wants saved. It says so again, to another context, when the save that it was part of did not come about.</summary>
/// <param name="db">Sees every tenant's rows.</param>
/// <param name="isFirst">False when it is tried again: what was loaded before may be of yesterday, and is loaded anew.</param>
public delegate Task SavedChange(AppDbContext db, bool isFirst);

/// <summary>
/// Saves what many ask for at the same moment in one commit, for each of which the database waits for its disk. Nobody waits for company: what is
/// asked for while one commit is under way is the next one's. Changes that fail together are saved one by one, so that nobody pays for another's.
/// </summary>
public sealed class GroupCommit(DbContextSource contexts)
{
    /// <summary>Of changes in one commit, so that a write lock is short.</summary>
    private const int Most = 64;

    private const int SqliteConstraint = 19;

    private readonly Lock _lock = new();
    private readonly Queue<Waiting> _waiting = new();
    private bool _isSaving;

    /// <summary>Comes back when it is saved; throws what its save threw.</summary>
    public Task SaveAsync(SavedChange change)
    {
        var waiting = new Waiting(change);
        lock (_lock)
        {
            _waiting.Enqueue(waiting);
            if (!_isSaving)
            {
                _isSaving = true;
                _ = Task.Run(SaveAllAsync);
            }
        }

        return waiting.Saved.Task;
    }

    private async Task SaveAllAsync()
    {
        while (Next() is { Count: > 0 } together)
        {
            await SaveTogetherAsync(together);
        }
    }

    private List<Waiting> Next()
    {
        lock (_lock)
        {
            List<Waiting> next = [];
            while (next.Count < Most && _waiting.TryDequeue(out var waiting))
            {
                next.Add(waiting);
            }

            _isSaving = next.Count > 0;
            return next;
        }
    }

    private async Task SaveTogetherAsync(IReadOnlyList<Waiting> together)
    {
        try
        {
            await SaveAsync(together, isFirst: true);
            Tell(together, failure: null);
        }
        catch (Exception failure) when (IsTheDatabases(failure))
        {
            Tell(together, failure);
        }
        catch (Exception)
        {
            foreach (var one in together)
            {
                await SaveAloneAsync(one);
            }
        }
    }

    private async Task SaveAloneAsync(Waiting one)
    {
        try
        {
            await SaveAsync([one], isFirst: false);
            Tell([one], failure: null);
        }
        catch (Exception failure)
        {
            Tell([one], failure);
        }
    }

    private async Task SaveAsync(IReadOnlyList<Waiting> together, bool isFirst)
    {
        await using var db = await contexts.CreateAsync(CancellationToken.None);
        db.Scope = TenantScope.System("outbox");
        foreach (var waiting in together)
        {
            await waiting.Change(db, isFirst);
        }

        await db.SaveChangesAsync(CancellationToken.None);
    }

    private static void Tell(IReadOnlyList<Waiting> together, Exception? failure)
    {
        foreach (var waiting in together)
        {
            if (failure is null)
            {
                waiting.Saved.SetResult();
            }
            else
            {
                waiting.Saved.SetException(failure);
            }
        }
    }

    /// <summary>It is away, busy, full or read-only: one by one they would fail just so. A broken rule is somebody's own.</summary>
    internal static bool IsTheDatabases(Exception failure) => failure switch
    {
        DbUpdateConcurrencyException => false,
        DbUpdateException failed when Deadlock.Caused(failed) => false,
        SqliteException sqlite => sqlite.SqliteErrorCode != SqliteConstraint,
        PostgresException postgres => postgres.IsTransient || postgres.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction,
        DbException => true,
        _ => failure.InnerException is { } inner && IsTheDatabases(inner),
    };

    private sealed record Waiting(SavedChange Change)
    {
        public TaskCompletionSource Saved { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
