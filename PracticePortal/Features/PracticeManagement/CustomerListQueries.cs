using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.PracticeManagement;

/// <summary>The agency's customers, searched, filtered, sorted and paged by the database.</summary>
public sealed class CustomerListQueries(TenantDbContextFactory contexts)
{
    public const int PageSize = 25;

    /// <summary>Counting further costs more than the exact number is worth; a search counts to <see cref="CustomerSearch.Limit"/>.</summary>
    public const int CountLimit = 1000;

    public async Task<CustomerList> ListAsync(CustomerListQuestion question, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var search = PlainText.Clean(question.Search) is { } typed ? await CustomerSearch.AskAsync(db, typed, question.Archived, ct) : null;
        var found = Narrow(db, search?.Customers() ?? db.Customers, question);
        var limit = search is null ? CountLimit : CustomerSearch.Limit;
        var count = search is null || question.IsFiltered ? await found.OrderBy(c => c.SortKey).Take(limit + 1).CountAsync(ct) : search.Count;
        var page = await new CustomerPages(db, found, question).ReadAsync(ct);
        var isEmptyAgency = count == 0 && !question.IsNarrowed && !await db.Customers.AnyAsync(c => c.AgencyId == db.Scope.AgencyId, ct);
        return new CustomerList(
            [.. page.Places.Select(p => new CustomerRow(
                p.Id, p.Name, p.OrganisationNumber, StatusRanks.StatusOf(p.StatusRank), p.NextDue == Customer.NoDate ? null : p.NextDue))],
            page.Previous,
            page.Next,
            Math.Min(count, limit),
            count > limit,
            isEmptyAgency);
    }

    /// <summary>The agency stands in the question itself and not only in the filter, whose "or" for the portal's own jobs no index answers.</summary>
    private static IQueryable<Customer> Narrow(AppDbContext db, IQueryable<Customer> searched, CustomerListQuestion question)
    {
        var found = searched.AsNoTracking().Where(c => c.AgencyId == db.Scope.AgencyId && c.IsArchived == question.Archived);
        if (question.ResponsibleId is { } responsible)
        {
            found = found.Where(c => c.ResponsibleId == responsible);
        }

        if (question.Status != CustomerStatusFilter.All)
        {
            var rank = StatusRanks.Of(question.LatestStatus);
            found = found.Where(c => c.StatusRank == rank);
        }

        return found;
    }
}

/// <summary>One page of customers.</summary>
/// <param name="Previous">Where the page before this one ends; null on the first.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
/// <param name="Count">As far as was counted.</param>
/// <param name="AreMore">There are more than were counted.</param>
/// <param name="IsEmptyAgency">There is no customer at all yet.</param>
public sealed record CustomerList(IReadOnlyList<CustomerRow> Rows, ListCursor? Previous, ListCursor? Next, int Count, bool AreMore, bool IsEmptyAgency);

/// <param name="Status">Of the latest collaboration in Spiris Scanner; null when it was never activated.</param>
/// <param name="Due">The first due date of an open task.</param>
public sealed record CustomerRow(Guid Id, string Name, string OrganisationNumber, CollaborationStatus? Status, DateOnly? Due);
