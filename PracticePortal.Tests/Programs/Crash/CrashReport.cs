using System.Collections.Concurrent;
using System.Globalization;

namespace PracticePortal.Tests.Programs.Crash;

/// <summary>What was done and what was found. Red when anything is wrong, and also when something planned was never done.</summary>
internal sealed class CrashReport
{
    private readonly ConcurrentDictionary<(string Part, string Line), int> _counts = new();
    private readonly ConcurrentQueue<string> _violations = new();

    public IReadOnlyCollection<string> Violations => _violations;

    public bool IsGreen => _violations.IsEmpty;

    public void Count(string part, string line, int more = 1) => _counts.AddOrUpdate((part, line), more, (_, before) => before + more);

    public int Of(string part, string line) => _counts.GetValueOrDefault((part, line));

    public int Sum(string part) => _counts.Where(c => c.Key.Part == part).Sum(c => c.Value);

    public void Violation(string what) => _violations.Enqueue(what);

    public override string ToString()
    {
        var lines = _counts.GroupBy(c => c.Key.Part).OrderBy(g => g.Key, StringComparer.Ordinal).SelectMany(part =>
            part.OrderBy(c => c.Key.Line, StringComparer.Ordinal)
                .Select(c => string.Create(CultureInfo.InvariantCulture, $"  {c.Key.Line,-46} {c.Value,6}"))
                .Prepend($"{part.Key} ({part.Sum(c => c.Value)})"));
        var found = _violations.Select(v => $"  {v}").Prepend(IsGreen ? "Violations: none" : $"Violations: {_violations.Count}");
        return string.Join(Environment.NewLine, lines.Concat(found));
    }
}
