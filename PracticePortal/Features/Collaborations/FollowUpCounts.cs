using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;

namespace PracticePortal.Features.Collaborations;

/// <summary>How many rows each part of the follow-up list has, all pages.</summary>
public sealed class FollowUpCounts
{
    private readonly IReadOnlyList<(bool IsAttention, int Rank, int Count)> _ranges;

    private FollowUpCounts(IReadOnlyList<(bool IsAttention, int Rank, int Count)> ranges) => _ranges = ranges;

    /// <summary>Counted to a limit; more than the limit stands for "or more".</summary>
    public int Of(CollaborationsShown shown)
    {
        var ranks = FollowUpRanks.Of(shown);
        return _ranges.Where(range => ranks.Contains(range.Rank) && (range.IsAttention || shown != CollaborationsShown.NeedsAttention)).Sum(range => range.Count);
    }

    /// <summary>In one question, each range by the index.</summary>
    /// <param name="db">Its scope says whose list.</param>
    /// <param name="now">When.</param>
    /// <param name="limit">No range is counted further than one above it.</param>
    /// <param name="ct">Ends the question.</param>
    internal static async Task<FollowUpCounts> ReadAsync(AppDbContext db, DateTime now, int limit, CancellationToken ct)
    {
        var ranges = FollowUpSections.At(now).SelectMany(section => section.Ranges.Select(range => (section.Attention, Range: range))).ToList();
        List<object> values = [db.Scope.AgencyId, limit + 1];
        var rows = new List<string>();
        foreach (var (_, range) in ranges)
        {
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"({rows.Count}, {range.Rank}, {{{values.Count}}}, {{{values.Count + 1}}})"));
            values.AddRange([range.From, range.Before]);
        }

        var sql =
            $$"""
            SELECT asked.column1 AS "Place", CAST((SELECT COUNT(*) FROM (SELECT 1 FROM "Collaborations" AS c WHERE c."AgencyId" = {0}
            AND c."FollowUpRank" = asked.column2 AND c."FollowUpAt" >= asked.column3 AND c."FollowUpAt" < asked.column4 LIMIT {1}) AS found) AS integer) AS "Count"
            FROM (VALUES {{string.Join(", ", rows)}}) AS asked
            """;
        var counted = await db.Database.SqlQuery<Counted>(FormattableStringFactory.Create(sql, [.. values])).ToListAsync(ct);
        return new FollowUpCounts([.. counted.Select(row => (ranges[row.Place].Attention is not null, ranges[row.Place].Range.Rank, row.Count))]);
    }

    private sealed record Counted(int Place, int Count);
}
