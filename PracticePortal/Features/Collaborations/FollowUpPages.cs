using PracticePortal.Platform.Links;

namespace PracticePortal.Features.Collaborations;

/// <summary>
/// Reads the follow-up list from a row on, section by section, and in a section of several ranges the next one of each: a page deep down costs
/// what the first one does, and rows that come and go meanwhile move nothing.
/// </summary>
internal sealed class FollowUpPages(IFollowUpRows rows, IReadOnlyList<FollowUpSection> sections)
{
    /// <summary>The first page, also when the address names a place that this part of the list has not, or nothing is behind it any more.</summary>
    public async Task<FollowUpPage> ReadAsync(ListCursor? cursor, int size, CancellationToken ct)
    {
        if (cursor is not null && FollowUpPlace.Read(cursor) is { } from && sections.Any(section => section.Number == from.Section))
        {
            var read = await ReadAsync(from, cursor.IsBefore, size + 1, ct);
            if (!cursor.IsBefore && read.Count > 0)
            {
                return PageOf(read.Take(size), hasPrevious: true, hasNext: read.Count > size);
            }

            if (cursor.IsBefore && read.Count >= size)
            {
                return PageOf(read.Take(size).Reverse(), hasPrevious: read.Count > size, hasNext: true);
            }
        }

        var first = await ReadAsync(from: null, backwards: false, size + 1, ct);
        return PageOf(first.Take(size), hasPrevious: false, hasNext: first.Count > size);
    }

    private static FollowUpPage PageOf(IEnumerable<(FollowUpSection Section, FollowUpRow Row)> read, bool hasPrevious, bool hasNext)
    {
        (FollowUpSection Section, FollowUpRow Row)[] page = [.. read];
        return new FollowUpPage(
            page,
            hasPrevious ? PlaceOf(page[0]).Write(isBefore: true) : null,
            hasNext ? PlaceOf(page[^1]).Write(isBefore: false) : null);
    }

    private static FollowUpPlace PlaceOf((FollowUpSection Section, FollowUpRow Row) row) => new(row.Section.Number, row.Row.At, row.Row.Row.Id);

    private async Task<List<(FollowUpSection Section, FollowUpRow Row)>> ReadAsync(FollowUpPlace? from, bool backwards, int count, CancellationToken ct)
    {
        var read = new List<(FollowUpSection, FollowUpRow)>();
        var ahead = (backwards ? sections.Reverse() : sections).SkipWhile(section => from is not null && section.Number != from.Section);
        foreach (var section in ahead.TakeWhile(_ => read.Count < count))
        {
            var place = section.Number == from?.Section ? from : null;
            read.AddRange((await ReadAsync(section, place, section.NewestFirst != backwards, count - read.Count, ct)).Select(row => (section, row)));
        }

        return read;
    }

    private async Task<IReadOnlyList<FollowUpRow>> ReadAsync(FollowUpSection section, FollowUpPlace? from, bool descending, int count, CancellationToken ct)
    {
        if (section.Ranges is [var only])
        {
            return await rows.ReadAsync(only, from, descending, count, ct);
        }

        var read = new List<FollowUpRow>();
        foreach (var range in section.Ranges)
        {
            read.AddRange(await rows.ReadAsync(range, from, descending, count, ct));
        }

        var sorted = descending
            ? read.OrderByDescending(row => (row.At, row.Row.Id))
            : read.OrderBy(row => (row.At, row.Row.Id));
        return [.. sorted.Take(count)];
    }
}

/// <summary>Rows of the follow-up list, and where the pages beside it are.</summary>
internal sealed record FollowUpPage(IReadOnlyList<(FollowUpSection Section, FollowUpRow Row)> Rows, ListCursor? Previous, ListCursor? Next);
