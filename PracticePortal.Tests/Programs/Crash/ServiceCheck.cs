using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Programs.Crash;

/// <summary>What stands in the books of the service at Spiris follows from the portal's requests: nothing missing, nothing left over, no key for two acts.</summary>
internal static class ServiceCheck
{
    public static async Task RunAsync(CrashRun run)
    {
        var books = run.Service.Books;
        var requests = await run.Portal.Database.RowsAsync($"""
            SELECT "Id", "Status", "Relation", "CustomerNumber" FROM "Collaborations" WHERE "ActivatedAt" > '{CaseCheck.Moment(run.StartedAt)}' AND "Relation" <> 'UsesScanner'
            """);
        var booked = books.Organisations.ToDictionary(o => o.Number, StringComparer.Ordinal);
        var closed = books.ClosedRequests.Select(CaseReader.Sql).ToHashSet(StringComparer.Ordinal);
        foreach (var row in requests)
        {
            var (id, status, isNew, there) = (row[0], row[1], row[2] == "NewToSpiris", booked.GetValueOrDefault(row[3]));
            var fits = status switch
            {
                "Active" or "Ended" => there is { HasSubscription: true, SubscriptionIsPending: false, IsPending: false } && !closed.Contains(id),
                "AwaitingApproval" => there is { HasSubscription: true } && (!isNew || there.Administrator is not null) && !closed.Contains(id),
                _ => closed.Contains(id),
            };
            if (!fits)
            {
                run.Report.Violation($"The service at Spiris does not fit request {id} of {row[3]} ({row[2]}), which is {status}: {Text(there)}, closed {closed.Contains(id)}");
            }
        }

        var open = requests.Where(row => row[1] is "AwaitingApproval").Select(row => row[3]).ToHashSet(StringComparer.Ordinal);
        foreach (var left in books.Organisations.Where(o => (o.IsPending || o.SubscriptionIsPending) && !open.Contains(o.Number)))
        {
            run.Report.Violation($"The service at Spiris holds what no request stands on: {left.Number} {Text(left)}");
        }

        foreach (var key in books.Calls.GroupBy(call => call.Key).Where(calls => calls.Select(call => (call.Body, call.Step)).Distinct().Count() > 1))
        {
            run.Report.Violation($"The key {key.Key} was used for two acts");
        }
    }

    private static string Text(BookedOrganisation? there) => there is null
        ? "nothing"
        : $"pending {there.IsPending}, administrator {there.Administrator}, subscription {there.HasSubscription} (pending {there.SubscriptionIsPending})";
}
