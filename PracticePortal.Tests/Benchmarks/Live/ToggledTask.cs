using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Customers;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Benchmarks.Circuits;

namespace PracticePortal.Tests.Benchmarks.Live;

/// <summary>
/// The one task of a customer who stands on the first page of the customers list: somebody completes and reopens it, and the customer's date
/// comes and goes on that page.
/// </summary>
internal sealed class ToggledTask
{
    private const string NoDate = "–";

    private readonly Guid _id;
    private readonly string _due;
    private bool _isCompleted;

    private ToggledTask(Guid id, DateOnly due) => (_id, _due) = (id, PortalTime.DateText(due, CultureInfo.GetCultureInfo("en-GB")));

    /// <summary>What stands in the list after the next change, and did not before it.</summary>
    public string NextText => _isCompleted ? _due : NoDate;

    public static async Task<ToggledTask> FindAsync(AppDbContext db, Guid agencyId, CancellationToken ct)
    {
        var customer = await db.Customers.AsNoTracking()
            .Where(c => c.AgencyId == agencyId && !c.IsArchived).OrderBy(c => c.SortKey).ThenBy(c => c.Id).Take(20)
            .Where(c => c.NextDue != Customer.NoDate)
            .FirstAsync(ct);
        var task = await db.Tasks.AsNoTracking().Where(t => t.CustomerId == customer.Id && t.Status == CustomerTaskStatus.Open).SingleAsync(ct);
        return new ToggledTask(task.Id, customer.NextDue);
    }

    /// <returns>When the database took it, by <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/>.</returns>
    public async Task<long> ChangeAsync(CircuitVisitor colleague, CancellationToken ct)
    {
        var answer = await colleague.ActAsync(_isCompleted ? nameof(ReopenTask) : nameof(CompleteTask), new { taskId = _id }, ct);
        Assert.True(answer is { Refusal: null, CommittedAt: > 0 }, $"The task was not changed: {answer.Refusal}");
        _isCompleted = !_isCompleted;
        return answer.CommittedAt;
    }
}
