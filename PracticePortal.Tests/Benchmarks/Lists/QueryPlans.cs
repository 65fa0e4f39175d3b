using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Lists;

/// <summary>The steps of the database's plans that read a whole table, or sort what no index brings in order.</summary>
internal sealed class QueryPlans : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<(string Text, IReadOnlyList<(string Name, object? Value)> Values)> _commands = [];
    private readonly List<IDisposable> _subscriptions = [];

    /// <summary>Asks once and then asks the database how it went about it.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(TestPortal portal, Func<Task> ask)
    {
        using var plans = new QueryPlans();
        plans._subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(plans));
        await ask();
        await using var db = await portal.OpenAsync();
        await db.Database.OpenConnectionAsync();
        var steps = new List<string>();
        foreach (var command in plans._commands.ToList())
        {
            steps.AddRange(await ExplainAsync(db.Database.GetDbConnection(), command.Text, command.Values));
        }

        return [.. steps.Distinct(StringComparer.Ordinal)];
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuted.Name && value.Value is CommandExecutedEventData { Command: var command })
        {
            _commands.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
        }
    }

    public void OnCompleted()
    {
        // Nothing is kept that would have to be closed.
    }

    public void OnError(Exception error) => throw new InvalidOperationException("The framework tells no more of its commands.", error);

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());

    private static async Task<List<string>> ExplainAsync(
        DbConnection connection, string text, IReadOnlyList<(string Name, object? Value)> values)
    {
        await using var explain = connection.CreateCommand();
        explain.CommandText = (connection is SqliteConnection ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + text;
        foreach (var (name, value) in values)
        {
            var parameter = explain.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            explain.Parameters.Add(parameter);
        }

        var steps = new List<string>();
        await using var reader = await explain.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var step = reader.GetString(reader.FieldCount - 1).TrimStart(' ', '-', '>');
            if (step.StartsWith("SCAN ", StringComparison.Ordinal) || step.Contains("TEMP B-TREE", StringComparison.Ordinal)
                || step.Contains("Seq Scan", StringComparison.Ordinal) || step.StartsWith("Sort ", StringComparison.Ordinal))
            {
                steps.Add(step);
            }
        }

        return steps;
    }
}
