using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.PracticeManagement;

/// <summary>The agency's customers, searched, filtered, sorted and paged by the database.</summary>
public sealed class CustomerListQueries(TenantDbContextFactory contexts)
{
    public const int PageSize = 25;

    /// <summary>Counting further costs more than the exact number is worth.</summary>
    public const int CountLimit = 1000;

    public async Task<CustomerList> ListAsync(CustomerListQuestion question, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var found = Narrow(db, question);
        var count = await found.OrderBy(c => c.SortKey).Take(CountLimit + 1).CountAsync(ct);
        var rows = await Sort(db, found, question)
            .Skip(question.Page * PageSize).Take(PageSize + 1)
            .Select(c => new CustomerRow(
                c.Id,
                c.Name,
                c.OrganisationNumber,
                db.Collaborations.Where(k => k.CustomerId == c.Id).OrderByDescending(k => k.Id)
                    .Select(k => (CollaborationStatus?)k.Status).FirstOrDefault(),
                db.Tasks.Where(t => t.CustomerId == c.Id && t.Status == CustomerTaskStatus.Open && t.DueDate != null)
                    .OrderBy(t => t.DueDate).Select(t => t.DueDate).FirstOrDefault()))
            .ToListAsync(ct);
        var isEmptyAgency = rows.Count == 0 && !question.IsNarrowed && !await db.Customers.AnyAsync(ct);
        return new CustomerList([.. rows.Take(PageSize)], rows.Count > PageSize, count, isEmptyAgency);
    }

    private static IQueryable<Customer> Narrow(AppDbContext db, CustomerListQuestion question)
    {
        var found = db.Customers.AsNoTracking().Where(c => (c.ArchivedAt != null) == question.Archived);
        if (PlainText.Clean(question.Search) is { } typed)
        {
            var pattern = SearchKeys.Contains(typed);
            found = found.Where(c => EF.Functions.Like(c.SearchText, pattern, @"\"));
        }

        if (question.ResponsibleId is { } responsible)
        {
            found = found.Where(c => c.ResponsibleId == responsible);
        }

        if (question.LatestStatus is { } status)
        {
            found = found.Where(c => db.Collaborations.Where(k => k.CustomerId == c.Id).OrderByDescending(k => k.Id)
                .Select(k => (CollaborationStatus?)k.Status).FirstOrDefault() == status);
        }

        return question.Status == CustomerStatusFilter.NotActivated
            ? found.Where(c => !db.Collaborations.Any(k => k.CustomerId == c.Id))
            : found;
    }

    /// <summary>The fixed map of what people can sort by; the id settles ties, so that no row stands on two pages.</summary>
    private static IQueryable<Customer> Sort(AppDbContext db, IQueryable<Customer> found, CustomerListQuestion question)
    {
        var (rank, due) = (Rank(db), Due(db));
        return (question.Sort, question.Descending) switch
        {
            (CustomerSort.Name, false) => found.OrderBy(c => c.SortKey).ThenBy(c => c.Id),
            (CustomerSort.Name, true) => found.OrderByDescending(c => c.SortKey).ThenByDescending(c => c.Id),
            (CustomerSort.Number, false) => found.OrderBy(c => c.OrganisationNumber).ThenBy(c => c.Id),
            (CustomerSort.Number, true) => found.OrderByDescending(c => c.OrganisationNumber).ThenByDescending(c => c.Id),
            (CustomerSort.Status, false) => found.OrderBy(rank).ThenBy(c => c.SortKey).ThenBy(c => c.Id),
            (CustomerSort.Status, true) => found.OrderByDescending(rank).ThenBy(c => c.SortKey).ThenBy(c => c.Id),
            (CustomerSort.Due, false) => found.OrderBy(due).ThenBy(c => c.SortKey).ThenBy(c => c.Id),
            (CustomerSort.Due, true) => found.OrderByDescending(due).ThenBy(c => c.SortKey).ThenBy(c => c.Id),
        };
    }

    /// <summary>By who must act: what failed first, then what waits, what works, what was never activated, what is closed.</summary>
    private static Expression<Func<Customer, int>> Rank(AppDbContext db) => c =>
        db.Collaborations.Where(k => k.CustomerId == c.Id).OrderByDescending(k => k.Id)
            .Select(k => k.Status == CollaborationStatus.ProvisioningFailed ? (int?)1
                : k.Status == CollaborationStatus.AwaitingApproval ? 2
                : k.Status == CollaborationStatus.Provisioning ? 3
                : k.Status == CollaborationStatus.Active ? 4
                : k.Status == CollaborationStatus.Declined ? 6
                : k.Status == CollaborationStatus.Expired ? 7
                : k.Status == CollaborationStatus.Cancelled ? 8
                : 9)
            .FirstOrDefault() ?? 5;

    /// <summary>Customers without a date come last, as if theirs were the last day there is.</summary>
    private static Expression<Func<Customer, DateOnly>> Due(AppDbContext db) => c =>
        db.Tasks.Where(t => t.CustomerId == c.Id && t.Status == CustomerTaskStatus.Open && t.DueDate != null)
            .OrderBy(t => t.DueDate).Select(t => t.DueDate).FirstOrDefault() ?? DateOnly.MaxValue;
}

/// <summary>One page of customers.</summary>
/// <param name="Count">Exact to <see cref="CustomerListQueries.CountLimit"/>; one more than that stands for "or more".</param>
/// <param name="IsEmptyAgency">There is no customer at all yet.</param>
public sealed record CustomerList(IReadOnlyList<CustomerRow> Rows, bool HasMore, int Count, bool IsEmptyAgency);

/// <param name="Status">Of the latest collaboration in Spiris Scanner; null when it was never activated.</param>
/// <param name="Due">The first due date of an open task.</param>
public sealed record CustomerRow(Guid Id, string Name, string OrganisationNumber, CollaborationStatus? Status, DateOnly? Due);
