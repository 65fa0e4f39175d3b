using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Outbox;

/// <summary>
/// What a handler has done last and leaves to be saved with the end of its row: one commit in place of two. It is saved when the handler comes
/// back, whether it failed or not; a handler that goes on has to save it first.
/// </summary>
public sealed class EndOfRow(GroupCommit commits, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>The row stays claimed meanwhile.</summary>
    private static readonly TimeSpan[] s_waits = [.. Enumerable.Range(0, 6).Select(i => TimeSpan.FromSeconds(Math.Pow(2, i)))];

    private readonly List<SavedChange> _changes = [];

    public void Add(SavedChange change) => _changes.Add(change);

    /// <summary>Saves it now, as something else comes before the end.</summary>
    public Task SaveAsync() => _changes.Count == 0 ? Task.CompletedTask : SaveAllAsync();

    /// <summary>Saves it with the row's own end.</summary>
    public Task SaveAsync(SavedChange end)
    {
        Add(end);
        return SaveAllAsync();
    }

    /// <summary>The handler failed, or nobody asked for the end.</summary>
    public async ValueTask DisposeAsync() => await SaveAsync();

    private async Task SaveAllAsync()
    {
        SavedChange[] changes = [.. _changes];
        _changes.Clear();
        var waits = changes.Length > 1 ? s_waits : []; // the end alone is no loss: the handler is run again, and has done nothing yet that shows
        for (var tries = 0; ; tries++)
        {
            try
            {
                await SaveOnceAsync(changes, isFirstTry: tries == 0);
                return;
            }
            catch (Exception away) when (tries < waits.Length && GroupCommit.IsTheDatabases(away))
            {
                await Task.Delay(waits[tries], clock); // a letter was taken: if that is not written down, it goes again
            }
        }
    }

    private Task SaveOnceAsync(SavedChange[] changes, bool isFirstTry) => commits.SaveAsync(async (db, isFirst) =>
    {
        foreach (var change in changes)
        {
            await change(db, isFirst && isFirstTry);
        }
    });
}
