using Microsoft.EntityFrameworkCore;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Lists;

/// <summary>Agencies with registers in the database of a portal that is about to run.</summary>
internal static class FilledAgencies
{
    /// <param name="portal">Whose database is filled.</param>
    /// <param name="customers">How many each agency has.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<IReadOnlyList<FilledAgency>> FillAsync(TestPortal portal, IEnumerable<int> customers, CancellationToken ct)
    {
        await using var db = await portal.OpenAsync();
        var seed = new RegisterSeed(db, TimeProvider.System.GetUtcNow().UtcDateTime);
        var agencies = new List<FilledAgency>();
        foreach (var many in customers)
        {
            var id = (await seed.AgencyAsync(many, ct)).AgencyId;
            agencies.Add(new FilledAgency(id, await db.Members.Where(m => m.AgencyId == id).OrderBy(m => m.Email).Select(m => m.Email).ToListAsync(ct)));
        }

        return agencies;
    }
}

/// <param name="Emails">Of its five people, the administrator first; all have <see cref="RegisterSeed.Password"/>.</param>
internal sealed record FilledAgency(Guid Id, IReadOnlyList<string> Emails);
