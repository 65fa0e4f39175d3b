namespace PracticePortal.Features.Collaborations;

/// <summary>
/// Which group of the follow-up list a collaboration belongs to, as far as the clock has no part in it. The database keeps it on the row
/// (<see cref="Collaboration.FollowUpRank"/>, docs/adr/0018); its triggers know the same numbers.
/// </summary>
internal static class FollowUpRanks
{
    public const int Failed = 1;

    /// <summary>The mail server refused a letter of the request.</summary>
    public const int Refused = 2;

    /// <summary>The task behind a request is completed.</summary>
    public const int TaskCompleted = 3;

    /// <summary>The task behind an active collaboration is completed.</summary>
    public const int ActiveTaskCompleted = 4;

    public const int Awaiting = 5;

    /// <summary>The customer's latest, and the customer is not archived.</summary>
    public const int Declined = 6;

    /// <summary>As <see cref="Declined"/>.</summary>
    public const int Expired = 7;

    public const int Provisioning = 8;
    public const int Active = 9;

    /// <summary>Something was started since, or the customer is archived.</summary>
    public const int DeclinedAndDone = 10;

    /// <summary>As <see cref="DeclinedAndDone"/>.</summary>
    public const int ExpiredAndDone = 11;

    public const int Cancelled = 12;
    public const int Ended = 13;

    /// <summary>Of a part of the list; who must act is found in several, by the date.</summary>
    public static IReadOnlyList<int> Of(CollaborationsShown shown) => shown switch
    {
        CollaborationsShown.All or CollaborationsShown.NeedsAttention => [.. Enumerable.Range(Failed, Ended)],
        CollaborationsShown.Awaiting => [Refused, TaskCompleted, Awaiting, Provisioning],
        CollaborationsShown.Active => [ActiveTaskCompleted, Active],
        CollaborationsShown.History => [Declined, Expired, DeclinedAndDone, ExpiredAndDone, Cancelled, Ended],
        CollaborationsShown.Declined => [Declined, DeclinedAndDone],
        CollaborationsShown.Cancelled => [Cancelled],
        CollaborationsShown.Expired => [Expired, ExpiredAndDone],
        CollaborationsShown.Ended => [Ended],
    };
}

/// <summary>The rows of one rank between two moments, which stand side by side in an index.</summary>
/// <param name="From">The first moment.</param>
/// <param name="Before">The first moment that is too late.</param>
internal sealed record FollowUpRange(int Rank, DateTime From, DateTime Before);

/// <summary>A stretch of the follow-up list.</summary>
/// <param name="Number">Stands in addresses.</param>
/// <param name="Attention">Why somebody must act; null when nobody has to.</param>
/// <param name="NewestFirst">By when it was closed; else the earliest first, by the end of the time to answer, or by the activation.</param>
internal sealed record FollowUpSection(int Number, AttentionKind? Attention, bool NewestFirst, IReadOnlyList<FollowUpRange> Ranges);

/// <summary>The follow-up list from its beginning to its end: who must act first, then the oldest. The one definition for every page and count.</summary>
internal static class FollowUpSections
{
    private static readonly TimeSpan s_soon = TimeSpan.FromDays(3);
    private static readonly TimeSpan s_lately = TimeSpan.FromDays(30);
    private static readonly DateTime s_first = DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc);
    private static readonly DateTime s_last = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);

    /// <summary>All of them at a moment: what expires soon and what was declined lately is a matter of the clock.</summary>
    public static IReadOnlyList<FollowUpSection> At(DateTime now)
    {
        var (soon, lately) = (now + s_soon, now - s_lately);
        return
        [
            new(1, AttentionKind.Failed, NewestFirst: false, [Always(FollowUpRanks.Failed)]),
            new(2, AttentionKind.Refused, NewestFirst: false, [Always(FollowUpRanks.Refused)]),
            new(3, AttentionKind.TaskCompleted, NewestFirst: false, [Always(FollowUpRanks.TaskCompleted)]),
            new(4, AttentionKind.TaskCompleted, NewestFirst: false, [Always(FollowUpRanks.ActiveTaskCompleted)]),
            new(5, AttentionKind.Expiring, NewestFirst: false, [Until(FollowUpRanks.Awaiting, soon)]),
            new(6, AttentionKind.Declined, NewestFirst: true, [Since(FollowUpRanks.Declined, lately)]),
            new(7, AttentionKind.Expired, NewestFirst: true, [Since(FollowUpRanks.Expired, lately)]),
            new(8, null, NewestFirst: false, [Always(FollowUpRanks.Provisioning)]),
            new(9, null, NewestFirst: false, [Since(FollowUpRanks.Awaiting, soon)]),
            new(10, null, NewestFirst: false, [Always(FollowUpRanks.Active)]),
            new(11, null, NewestFirst: true,
            [
                Until(FollowUpRanks.Declined, lately), Until(FollowUpRanks.Expired, lately), Always(FollowUpRanks.DeclinedAndDone),
                Always(FollowUpRanks.ExpiredAndDone), Always(FollowUpRanks.Cancelled), Always(FollowUpRanks.Ended),
            ]),
        ];
    }

    /// <summary>What of them a part of the list has.</summary>
    public static IReadOnlyList<FollowUpSection> Of(CollaborationsShown shown, DateTime now)
    {
        var ranks = FollowUpRanks.Of(shown);
        return
        [
            .. At(now).Where(section => section.Attention is not null || shown != CollaborationsShown.NeedsAttention)
                .Select(section => section with { Ranges = [.. section.Ranges.Where(range => ranks.Contains(range.Rank))] })
                .Where(section => section.Ranges.Count > 0),
        ];
    }

    private static FollowUpRange Always(int rank) => new(rank, s_first, s_last);

    private static FollowUpRange Until(int rank, DateTime before) => new(rank, s_first, before);

    private static FollowUpRange Since(int rank, DateTime from) => new(rank, from, s_last);
}
