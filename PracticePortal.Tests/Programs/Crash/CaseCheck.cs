namespace PracticePortal.Tests.Programs.Crash;

/// <summary>One customer: the history has one entry for each acknowledged act, and the rows are what those acts make of them.</summary>
internal static class CaseCheck
{
    private const int MostExplanations = 300;

    public static async Task RunAsync(CrashRun run, CustomerCase customer)
    {
        var rows = await run.Portal.Database.RowsAsync(
            $"""SELECT "Id", "Name", "ContactEmail" FROM "Customers" WHERE "OrganisationNumber" = '{customer.Number}' AND "AgencyId" = '{CaseReader.Sql(customer.AgencyId)}'""");
        var history = rows.Count == 0 ? [] : await HistoryAsync(run, customer, rows[0][0]);
        var actual = rows is [var row] ? await ActualAsync(run, customer, row) : $"{rows.Count} customers";
        var expected = HistoryMatch.Explanations(customer.Log, history).Take(MostExplanations).Select(ExpectedCase.After).ToList();
        if (expected.Count == 0)
        {
            run.Report.Violation($"{customer}: history [{string.Join(", ", history)}] does not follow from [{Told(customer)}]");
        }
        else if (!expected.Exists(e => e.Contradiction is null && Text(e, rows) == actual))
        {
            run.Report.Violation($"{customer}: [{Told(customer)}] makes {Text(expected[0], rows)} {expected[0].Contradiction}, but there is {actual}");
        }
    }

    private static string Told(CustomerCase customer) => string.Join(", ", customer.Log.Select(act => act.IsAcknowledged ? $"{act.Kind}" : $"{act.Kind}?"));

    /// <summary>What people did, in order. A corrected address is told twice: of the request, and of the customer whose contact it is.</summary>
    private static async Task<IReadOnlyList<string>> HistoryAsync(CrashRun run, CustomerCase customer, string customerId)
    {
        var entries = (await run.Portal.Database.RowsAsync($"""SELECT "What", "At" FROM "AuditEntries" WHERE "CustomerId" = '{customerId}' ORDER BY "At", "Id" """))
            .Select(row => (What: row[0], At: row[1])).Where(e => string.CompareOrdinal(e.At, Moment(customer.Since)) > 0 && LoggedAct.Codes.Contains(e.What)).ToList();
        foreach (var (_, at) in entries.Where(e => e.What == "collaboration-address-corrected").ToList())
        {
            if (!entries.Remove(("customer-edited", at)))
            {
                run.Report.Violation($"{customer}: an address was corrected at {at}, and the customer's history does not tell it");
            }
        }

        return [.. entries.Select(e => e.What)];
    }

    private static async Task<string> ActualAsync(CrashRun run, CustomerCase customer, IReadOnlyList<string> row)
    {
        var (id, since) = (row[0], Moment(customer.Since));
        var tasks = await run.Portal.Database.RowsAsync($"""SELECT "CreatedAt" FROM "Tasks" WHERE "CustomerId" = '{id}'""");
        var collaborations = await run.Portal.Database.RowsAsync($"""
            SELECT c."Status", c."TaskId", c."ActivatedAt", (SELECT MAX(i."LinkVersion") FROM "Invitations" i WHERE i."CollaborationId" = c."Id")
            FROM "Collaborations" c WHERE c."CustomerId" = '{id}' ORDER BY c."ActivatedAt"
            """);
        var list = collaborations.Where(c => string.CompareOrdinal(c[2], since) > 0).Select(c => $"{c[0]} on {c[1]} link {(c[0] == "Cancelled" && c[3] == "" ? "1" : c[3])}");
        return $"{row[1]} <{row[2]}>, {tasks.Count(t => string.CompareOrdinal(t[0], since) > 0)} tasks, {string.Join("; ", list)}";
    }

    private static string Text(ExpectedCase expected, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var known = rows is [var row] ? row : ["", "", ""];
        var list = expected.Collaborations.Select(c => $"{c.Status} on {CaseReader.Sql(c.TaskId ?? Guid.Empty)} link {c.LinkVersion}");
        return expected.Name is null && rows.Count == 0
            ? "0 customers"
            : $"{expected.Name ?? known[1]} <{expected.Email ?? known[2]}>, {expected.Tasks} tasks, {string.Join("; ", list)}";
    }

    internal static string Moment(DateTime at) => at.ToString("yyyy-MM-dd HH:mm:ss.fffffff", System.Globalization.CultureInfo.InvariantCulture);
}
