using Microsoft.EntityFrameworkCore;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Lists;

/// <summary>Agencies with registers in the database of a portal that is about to run.</summary>
internal static class FilledAgencies
{
    /// <param name="portal">Whose database is filled.</param>
    /// <param name="agencies">How many, of five people each.</param>
    /// <param name="customers">Of each agency.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>The addresses of all people, one agency after the other; all have <see cref="RegisterSeed.Password"/>.</returns>
    public static async Task<IReadOnlyList<string>> FillAsync(TestPortal portal, int agencies, int customers, CancellationToken ct)
    {
        await using var db = await portal.OpenAsync();
        var seed = new RegisterSeed(db, TimeProvider.System.GetUtcNow().UtcDateTime);
        var emails = new List<string>();
        for (var written = 0; written < agencies; written++)
        {
            var agency = (await seed.AgencyAsync(customers, ct)).AgencyId;
            emails.AddRange(await db.Members.Where(m => m.AgencyId == agency).OrderBy(m => m.Email).Select(m => m.Email).ToListAsync(ct));
        }

        return emails;
    }
}
