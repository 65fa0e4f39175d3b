using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Customers;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.PracticeManagement;

/// <summary>
/// Reads one page of a list of customers from a row on, as an index has them: a page deep down costs what the first one does, and rows that
/// come and go meanwhile move nothing. Descending is the same list read from its end.
/// </summary>
internal sealed class CustomerPages(AppDbContext db, IQueryable<Customer> found, CustomerListQuestion question)
{
    private const int Size = CustomerListQueries.PageSize;

    /// <summary>The first page, also when the row that the address names is unknown or nothing is behind it any more.</summary>
    public async Task<CustomerPage> ReadAsync(CancellationToken ct)
    {
        if (question.From is { } cursor && await FindAsync(cursor, ct) is { } from)
        {
            var rows = await ReadAsync(from, question.Descending != cursor.IsBefore, ct);
            if (!cursor.IsBefore && rows.Count > 0)
            {
                return PageOf(rows.Take(Size), hasPrevious: true, hasNext: rows.Count > Size);
            }

            if (cursor.IsBefore && rows.Count >= Size)
            {
                return PageOf(rows.Take(Size).Reverse(), hasPrevious: rows.Count > Size, hasNext: true);
            }
        }

        var first = await ReadAsync(from: null, question.Descending, ct);
        return PageOf(first.Take(Size), hasPrevious: false, hasNext: first.Count > Size);
    }

    private CustomerPage PageOf(IEnumerable<CustomerPlace> places, bool hasPrevious, bool hasNext)
    {
        CustomerPlace[] page = [.. places];
        return new CustomerPage(
            page, hasPrevious ? CursorOf(page[0], isBefore: true) : null, hasNext ? CursorOf(page[^1], isBefore: false) : null);
    }

    private ListCursor CursorOf(CustomerPlace place, bool isBefore) => new(
        place.Id,
        question.Sort switch
        {
            CustomerSort.Name or CustomerSort.Number => "",
            CustomerSort.Status => place.StatusRank.ToString(CultureInfo.InvariantCulture),
            CustomerSort.Due => place.NextDue.ToString("O", CultureInfo.InvariantCulture),
        },
        isBefore);

    /// <summary>Where the row of the cursor stands: name and number as they are now, status and date as they were when the page was shown.</summary>
    private async Task<CustomerPlace?> FindAsync(ListCursor cursor, CancellationToken ct)
    {
        var place = await Places(db.Customers.AsNoTracking().Where(c => c.Id == cursor.Id && c.AgencyId == db.Scope.AgencyId)).SingleOrDefaultAsync(ct);
        return question.Sort switch
        {
            CustomerSort.Status => place is not null && int.TryParse(cursor.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var rank)
                ? place with { StatusRank = rank }
                : null,
            CustomerSort.Due => place is not null && DateOnly.TryParseExact(cursor.Value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due)
                ? place with { NextDue = due }
                : null,
            CustomerSort.Name or CustomerSort.Number => place,
        };
    }

    /// <summary>One row more than a page, to know whether there is another page.</summary>
    private async Task<List<CustomerPlace>> ReadAsync(CustomerPlace? from, bool descending, CancellationToken ct)
    {
        var ordered = CustomerOrder.Of(question.Sort, descending);
        if (from is null)
        {
            return await Places(ordered.Sort(found).Take(Size + 1)).ToListAsync(ct);
        }

        var rows = await Places(ordered.Sort(ordered.Behind(found, from)).Take(Size + 1)).ToListAsync(ct);
        if (rows.Count <= Size && ordered.NextGroups(found, from) is { } next)
        {
            rows.AddRange(await Places(ordered.Sort(next).Take(Size + 1 - rows.Count)).ToListAsync(ct));
        }

        return rows;
    }

    private static IQueryable<CustomerPlace> Places(IQueryable<Customer> customers) =>
        customers.Select(c => new CustomerPlace(c.Id, c.Name, c.SortKey, c.OrganisationNumber, c.StatusRank, c.NextDue));
}

/// <summary>Rows of a list, and where the pages beside it are.</summary>
internal sealed record CustomerPage(IReadOnlyList<CustomerPlace> Places, ListCursor? Previous, ListCursor? Next);

/// <summary>All that decides where a customer stands in a list, and what the list shows of it.</summary>
internal sealed record CustomerPlace(Guid Id, string Name, string SortKey, string OrganisationNumber, int StatusRank, DateOnly NextDue);
