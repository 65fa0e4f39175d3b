namespace PracticePortal.Tests.Programs.Crash;

/// <summary>Holds a portal's history against what its clients know: every acknowledged act once and in order, unknown ones once or not at all.</summary>
internal static class HistoryMatch
{
    /// <summary>Each choice of acts that gives this history; none when no choice does.</summary>
    public static IEnumerable<IReadOnlyList<LoggedAct>> Explanations(IReadOnlyList<LoggedAct> log, IReadOnlyList<string> history)
    {
        var hopeless = new HashSet<(int, int)>();
        return From(0, 0).Select(acts => acts.ToList());

        IEnumerable<IEnumerable<LoggedAct>> From(int act, int entry)
        {
            if (act == log.Count)
            {
                return entry == history.Count ? [[]] : [];
            }

            return hopeless.Contains((act, entry)) ? [] : Try(act, entry);
        }

        IEnumerable<IEnumerable<LoggedAct>> Try(int act, int entry)
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
