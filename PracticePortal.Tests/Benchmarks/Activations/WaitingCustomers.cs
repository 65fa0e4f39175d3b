using PracticePortal.Platform.Identity;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Activations;

/// <summary>Customers who are new to Spiris, each with a task and a contact of its own, and the consultant who activates them.</summary>
/// <param name="Consultant">Whose address logs in with <see cref="Password"/>.</param>
/// <param name="Customers">Each with the task that it is activated for.</param>
internal sealed record WaitingCustomers(string Consultant, IReadOnlyList<(Guid Customer, Guid Task)> Customers)
{
    public const string Password = PortalApp.Password;

    private const int AtATime = 500;

    public static async Task<WaitingCustomers> LayAsync(TestPortal portal, int count, CancellationToken ct)
    {
        var email = Given.Email();
        await using (var db = await portal.OpenAsync())
        {
            var user = (await portal.Get<PortalUsers>().CreateAsync(db, "Consultant, Example", email, "en", Password, ct)).Value!;
            var agency = Given.Agency();
            db.AddRange(agency, Given.Member(agency, user));
            await db.SaveChangesAsync(ct);
            var customers = Enumerable.Range(0, count).Select(_ => Given.Customer(agency, contactEmail: Given.Email())).ToList();
            var tasks = customers.Select(customer => Given.Task(customer)).ToList();
            foreach (var some in customers.Zip(tasks).Chunk(AtATime))
            {
                await portal.SaveAsync([.. some.SelectMany(pair => new object[] { pair.First, pair.Second })]);
            }

            return new WaitingCustomers(email, [.. tasks.Select(task => (task.CustomerId, task.Id))]);
        }
    }
}
