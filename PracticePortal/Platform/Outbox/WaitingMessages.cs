using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Platform.Outbox;

/// <summary>What the outbox has yet to do.</summary>
public static class WaitingMessages
{
    /// <summary>Rows that anybody may claim now.</summary>
    public static IQueryable<OutboxMessage> Due(this IQueryable<OutboxMessage> messages, DateTime now) =>
        messages.Where(m => m.DoneAt == null && m.FailedAt == null && m.DueAt <= now && m.ClaimedUntil == null);

    /// <summary>The row as long as this claim of it holds: nobody claimed it since, and it is not done.</summary>
    public static IQueryable<OutboxMessage> ClaimedAs(this IQueryable<OutboxMessage> messages, OutboxMessage claimed) =>
        messages.Where(m => m.Id == claimed.Id && m.Attempts == claimed.Attempts && m.DoneAt == null);

    /// <summary>True when the very same event waits already, so that raising it again would only grow the table.</summary>
    public static async Task<bool> IsWaitingAsync(this AppDbContext db, IDomainEvent happened, CancellationToken ct)
    {
        var name = happened.GetType().Name;
        var payload = JsonSerializer.Serialize(happened, happened.GetType(), JsonSerializerOptions.Web);
        return await db.Outbox.AnyAsync(m => m.EventName == name && m.DoneAt == null && m.FailedAt == null && m.Payload == payload, ct);
    }
}
