using PracticePortal.Tests.Benchmarks.Circuits;

namespace PracticePortal.Tests.Benchmarks.Live;

/// <summary>People of many agencies who change something in turn, twenty times a second.</summary>
internal sealed class Colleagues(IReadOnlyList<Colleagues.Office> offices)
{
    private static readonly TimeSpan s_between = TimeSpan.FromMilliseconds(50);

    /// <summary>Until it is cancelled, and the last change is made.</summary>
    /// <returns>How many changes were made.</returns>
    public async Task<int> WorkAsync(CancellationToken until, CancellationToken ct)
    {
        var (changes, last) = (0, offices.ToDictionary(office => office, _ => Task.CompletedTask));
        using var pace = new PeriodicTimer(s_between);
        while (!until.IsCancellationRequested)
        {
            await pace.WaitForNextTickAsync(ct);
            var office = offices[changes++ % offices.Count];
            last[office] = ChangeAsync(last[office], office, ct);
        }

        await Task.WhenAll(last.Values);
        return changes;
    }

    private static async Task ChangeAsync(Task before, Office office, CancellationToken ct)
    {
        await before; // one after the other at one agency
        await office.Task.ChangeAsync(office.Person, ct);
    }

    /// <summary>Who changes what.</summary>
    public sealed record Office(CircuitVisitor Person, ToggledTask Task);
}
