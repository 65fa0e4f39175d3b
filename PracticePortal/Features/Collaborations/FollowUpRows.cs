using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.Collaborations;

/// <summary>A row of the follow-up list.</summary>
/// <param name="At">What its section is sorted by; the id settles ties.</param>
internal sealed record FollowUpRow(int Rank, DateTime At, CollaborationRow Row, DateTime? AnswerBy, CustomerRelation Relation);

/// <summary>Where a page begins: behind a row, as it stood when the page before was shown.</summary>
internal sealed record FollowUpPlace(int Section, DateTime At, Guid Id)
{
    /// <summary>Null when the address says something else.</summary>
    public static FollowUpPlace? Read(ListCursor cursor) =>
        cursor.Value.Split('-') is [var section, var ticks]
        && int.TryParse(section, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks
            ? new FollowUpPlace(number, new DateTime(at, DateTimeKind.Utc), cursor.Id)
            : null;

    public ListCursor Write(bool isBefore) => new(Id, string.Create(CultureInfo.InvariantCulture, $"{Section}-{At.Ticks}"), isBefore);
}

/// <summary>Gives rows of the follow-up list in one of its two orders.</summary>
internal interface IFollowUpRows
{
    /// <summary>The first rows of a range, or those behind a place in it.</summary>
    public Task<IReadOnlyList<FollowUpRow>> ReadAsync(FollowUpRange range, FollowUpPlace? from, bool descending, int count, CancellationToken ct);
}

/// <summary>As an index has them.</summary>
internal sealed class IndexedFollowUpRows(IQueryable<Collaboration> found) : IFollowUpRows
{
    public async Task<IReadOnlyList<FollowUpRow>> ReadAsync(
        FollowUpRange range, FollowUpPlace? from, bool descending, int count, CancellationToken ct) =>
        await Rows((descending ? Down(range, from) : Up(range, from)).Take(count)).ToListAsync(ct);

    internal static IQueryable<FollowUpRow> Rows(IQueryable<Collaboration> collaborations) => collaborations.Select(c => new FollowUpRow(
        c.FollowUpRank,
        c.FollowUpAt,
        new CollaborationRow(
            c.Id, c.CustomerId, c.CustomerName, c.Status, c.TaskType, c.TaskPeriod, c.SentAt, c.AnsweredAt, c.AnsweredByName),
        c.AnswerBy,
        c.Relation));

    private IQueryable<Collaboration> Up(FollowUpRange range, FollowUpPlace? from)
    {
        var (rank, before) = (range.Rank, range.Before);
        var (at, id) = from is not null && from.At >= range.From ? (from.At, from.Id) : (range.From, Guid.Empty);
        return found.Where(c => c.FollowUpRank == rank && c.FollowUpAt >= at && c.FollowUpAt < before && (c.FollowUpAt > at || c.Id.CompareTo(id) > 0))
            .OrderBy(c => c.FollowUpAt).ThenBy(c => c.Id);
    }

    private IQueryable<Collaboration> Down(FollowUpRange range, FollowUpPlace? from)
    {
        var (rank, first) = (range.Rank, range.From);
        var rows = found.Where(c => c.FollowUpRank == rank && c.FollowUpAt >= first);
        if (from is not null && from.At < range.Before)
        {
            var (at, id) = (from.At, from.Id);
            rows = rows.Where(c => c.FollowUpAt <= at && (c.FollowUpAt < at || c.Id.CompareTo(id) < 0));
        }
        else
        {
            var before = range.Before;
            rows = rows.Where(c => c.FollowUpAt < before);
        }

        return rows.OrderByDescending(c => c.FollowUpAt).ThenByDescending(c => c.Id);
    }
}

/// <summary>Few, which were all read already.</summary>
internal sealed class FewFollowUpRows(IReadOnlyList<FollowUpRow> rows) : IFollowUpRows
{
    public Task<IReadOnlyList<FollowUpRow>> ReadAsync(
        FollowUpRange range, FollowUpPlace? from, bool descending, int count, CancellationToken ct)
    {
        var side = descending ? -1 : 1;
        var found = rows.Where(row => row.Rank == range.Rank && row.At >= range.From && row.At < range.Before
            && (from is null || side * (row.At, row.Row.Id).CompareTo((from.At, from.Id)) > 0));
        var sorted = descending
            ? found.OrderByDescending(row => (row.At, row.Row.Id))
            : found.OrderBy(row => (row.At, row.Row.Id));
        return Task.FromResult<IReadOnlyList<FollowUpRow>>([.. sorted.Take(count)]);
    }
}
