namespace PracticePortal.Tests.Programs.Crash;

/// <summary>Something that was done, as far as whoever did it knows.</summary>
internal interface IKnownAct
{
    /// <summary>It was answered, so it must be there; otherwise it may be there.</summary>
    bool IsAcknowledged { get; }

    /// <summary>Under this code the portal's history tells it, once.</summary>
    string Code { get; }
}

/// <summary>Holds a portal's history against what its clients know: every acknowledged act once and in order, unknown ones once or not at all.</summary>
internal static class HistoryMatch
{
    /// <summary>Each choice of acts that gives this history; none when no choice does.</summary>
    public static IEnumerable<IReadOnlyList<TAct>> Explanations<TAct>(IReadOnlyList<TAct> log, IReadOnlyList<string> history)
        where TAct : IKnownAct
    {
        var hopeless = new HashSet<(int, int)>();
        return From(0, 0).Select(acts => acts.ToList());

        IEnumerable<IEnumerable<TAct>> From(int act, int entry)
        {
            if (act == log.Count)
            {
                return entry == history.Count ? [[]] : [];
            }

            return hopeless.Contains((act, entry)) ? [] : Try(act, entry);
        }

        IEnumerable<IEnumerable<TAct>> Try(int act, int entry)
        {
            var any = false;
            var happened = entry < history.Count && log[act].Code == history[entry] ? From(act + 1, entry + 1).Select(rest => rest.Prepend(log[act])) : [];
            var skipped = log[act].IsAcknowledged ? [] : From(act + 1, entry);
            foreach (var explanation in happened.Concat(skipped))
            {
                any = true;
                yield return explanation;
            }

            if (!any)
            {
                hopeless.Add((act, entry));
            }
        }
    }
}
