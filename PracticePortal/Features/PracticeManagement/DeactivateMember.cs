using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity.Sessions;

namespace PracticePortal.Features.PracticeManagement;

/// <summary>A member leaves the agency, and a colleague takes over. It stands here because customers and tasks are handed over in the same save.</summary>
public sealed class DeactivateMember(TenantDbContextFactory contexts, AgencyRights rights, TimeProvider clock)
{
    public const string Successor = nameof(Successor);

    /// <summary>What somebody must take over.</summary>
    public async Task<HandOver> HandOverOfAsync(Guid memberId, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        return new HandOver(
            await db.Customers.CountAsync(c => c.ResponsibleId == memberId && c.ArchivedAt == null, ct),
            await OpenTasksOf(db, memberId).CountAsync(ct));
    }

    /// <param name="memberId">Who leaves.</param>
    /// <param name="successorId">Who takes over; may be null when there is nothing to take over.</param>
    /// <param name="ct">Cancels before the save.</param>
    public async Task<Result> ExecuteAsync(Guid memberId, Guid? successorId, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        if (await rights.AdministratorAsync(db, ct) is null)
        {
            return CommonErrors.NotAllowed;
        }

        if (await db.Members.SingleOrDefaultAsync(m => m.Id == memberId, ct) is not { } member)
        {
            return CommonErrors.NotFound;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var left = member.Deactivate(await db.LockAndCountOtherAdministratorsAsync(member, ct), now);
        if (!left.Succeeded)
        {
            return left;
        }

        await db.WithdrawInvitationsOfAsync(member, now, ct);
        await db.ChangeRightsOfAsync([member.UserId], ct);
        var handedOver = await HandOverAsync(db, member, successorId, ct);
        return handedOver.Succeeded ? await db.TrySaveAsync(ct) : handedOver;
    }

    private static async Task<Result> HandOverAsync(AppDbContext db, Member member, Guid? successorId, CancellationToken ct)
    {
        var customers = await db.Customers.Where(c => c.ResponsibleId == member.Id && c.ArchivedAt == null).ToListAsync(ct);
        var tasks = await OpenTasksOf(db, member.Id).Include(t => t.Participants).ToListAsync(ct);
        if (customers.Count + tasks.Count == 0)
        {
            return Result.Ok;
        }

        var successor = await db.Members.SingleOrDefaultAsync(m => m.Id == successorId && m.Id != member.Id && m.DeactivatedAt == null, ct);
        if (successor is null)
        {
            return AgencyErrors.HandOverNeeded.In(Successor);
        }

        customers.ForEach(customer => customer.HandOverTo(successor));
        tasks.ForEach(task => task.HandOver(member.Id, successor.Id));
        return Result.Ok;
    }

    /// <summary>Completed ones are history and keep their people.</summary>
    private static IQueryable<CustomerTask> OpenTasksOf(AppDbContext db, Guid memberId) => db.Tasks.Where(
        t => t.Status == CustomerTaskStatus.Open && (t.AssigneeId == memberId || t.Participants.Any(p => p.MemberId == memberId)));
}

/// <summary>What a leaving member has at hand.</summary>
public sealed record HandOver(int Customers, int Tasks)
{
    public bool IsNeeded => Customers + Tasks > 0;
}
