using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PracticePortal.Tests.Support;

/// <summary>When the database took what one call saved, by the machine's clock that all processes share.</summary>
internal sealed class CommitClock : DbTransactionInterceptor
{
    private static readonly AsyncLocal<StrongBox<long>?> s_call = new();

    /// <summary>From here on the commits of this call are noted.</summary>
    /// <returns>Holds the <see cref="Stopwatch.GetTimestamp"/> of the last one; 0 while there is none.</returns>
    public static StrongBox<long> Begin() => s_call.Value = new StrongBox<long>();

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (s_call.Value is { } call)
        {
            call.Value = Stopwatch.GetTimestamp();
        }

        return Task.CompletedTask;
    }
}
