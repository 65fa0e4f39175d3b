using System.Collections.Concurrent;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Benchmarks.Mail;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Activations;

/// <summary>
/// Activations a second from the first click to the last letter: customers who are new to Spiris, so that an organisation, a subscription, an
/// administrator and a letter come of each. The yardstick writes the rows that came of it with plain ADO.NET, one transaction for each
/// activation, and sends the letters with MailKit alone.
/// </summary>
internal static class ActivationBenchmark
{
    private const int UsualCustomers = 2_000;
    private const int WarmUp = 500;
    private const int Clients = 8;
    private const double Goal = 1.0 / 3;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(20);

    public static Benchmark Benchmark { get; } = new(
        "activations", "Activations a second until the letter is sent, against plain ADO.NET and MailKit: [--count 2000] [--database sqlite|postgresql]", RunAsync);

    private static Task<int> RunAsync(string[] words, CancellationToken ct) =>
        CountAndDatabases.RunAsync(words, UsualCustomers, Benchmark.Purpose, (customers, database) => MeasureAsync(database, customers, ct));

    private static async Task<bool> MeasureAsync(DatabaseProvider database, int customers, CancellationToken ct)
    {
        await using var portal = await TestPortal.StartAsync(database: database);
        var work = await WaitingCustomers.LayAsync(portal, WarmUp + customers, ct);
        var clock = new LetterClock(customers, WarmUp);
        await using var mail = SmtpTestServer.Start(0, clock);
        double ours;
        await using (var process = await BusyPortal.StartAsync(portal, mail, withUseCases: true))
        {
            ours = customers / (await ActivateAsync(process, work, clock, ct)).TotalSeconds;
            await process.Database.NothingWaitsAsync();
        }

        return Comparison.Rates(
            $"activations, {database}, {customers} customers", "activations/s", ours, await RawActivations.RateAsync(portal, mail.Received, ct), Goal);
    }

    /// <returns>From the first click after the warm-up to the last letter.</returns>
    private static async Task<TimeSpan> ActivateAsync(PortalProcess process, WaitingCustomers work, LetterClock clock, CancellationToken ct)
    {
        var clients = new List<UseCaseClient>();
        try
        {
            for (var number = 0; number < Clients; number++)
            {
                clients.Add(new UseCaseClient(process.BaseUrl, number));
                Assert.True(await clients[number].LogInAsync(work.Consultant, WaitingCustomers.Password), "The consultant could not log in.");
            }

            await WorkOffAsync(clients, work.Customers.Take(WarmUp), ct);
            await clock.Warm.WaitAsync(s_patience, ct);
            var start = TimeProvider.System.GetTimestamp();
            await WorkOffAsync(clients, work.Customers.Skip(WarmUp), ct);
            await clock.All.WaitAsync(s_patience, ct);
            return clock.LastAfter(start);
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    private static Task WorkOffAsync(IEnumerable<UseCaseClient> clients, IEnumerable<(Guid Customer, Guid Task)> customers, CancellationToken ct)
    {
        var left = new ConcurrentQueue<(Guid Customer, Guid Task)>(customers);
        return Task.WhenAll(clients.Select(client => WorkOffAsync(client, left, ct)));
    }

    private static async Task WorkOffAsync(UseCaseClient client, ConcurrentQueue<(Guid Customer, Guid Task)> left, CancellationToken ct)
    {
        while (left.TryDequeue(out var next))
        {
            var answer = await client.RunAsync(
                "ActivateCollaboration", new { customerId = next.Customer, taskId = next.Task, expected = CustomerRelation.NewToSpiris }, ct);
            Assert.True(answer.Known == Known.Done, $"An activation was not done: {answer.Known} {answer.Words}");
        }
    }
}
