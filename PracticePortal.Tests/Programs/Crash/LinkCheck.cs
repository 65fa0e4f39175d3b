using PracticePortal.Tests.EndToEnd.PageObjects;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Programs.Crash;

/// <summary>Follows every link that the mail server got: of each open request one letter's lives for each recipient, of all others none.</summary>
internal static class LinkCheck
{
    private const int LinksOfOneAddress = 50;

    public static async Task RunAsync(CrashRun run)
    {
        var rows = await LetterCheck.RowsAsync(run);
        var statuses = (await run.Portal.Database.RowsAsync("""SELECT "Id", "Status" FROM "Collaborations" """)).ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
        var letters = run.Mail.Copies.Where(copy => Customer.HasLink(copy.Letter) && rows.ContainsKey(copy.MessageId)).GroupBy(copy => copy.MessageId).Select(g => g.Last()).ToList();
        var living = await LivingAsync(run, letters);
        foreach (var about in letters.GroupBy(copy => (rows[copy.MessageId].CollaborationId, copy.Letter.To)))
        {
            var (status, count) = (statuses[about.Key.CollaborationId], about.Count(living.Contains));
            var isRefused = rows.Values.Any(row => row.CollaborationId == about.Key.CollaborationId && row.Kind == "Invitation" && row.State == "Rejected");
            var fits = status == "AwaitingApproval" ? count == 1 || (count == 0 && (isRefused || IsElsewhere(rows.Values, about.Key))) : count == 0;
            if (!fits)
            {
                run.Report.Violation($"{count} living links in {about.Count()} letters to {about.Key.To} about a request that is {status}");
            }
        }

        foreach (var id in statuses.Where(s => s.Value == "AwaitingApproval").Select(s => s.Key))
        {
            CheckReached(run, id, [.. rows.Values.Where(row => row.CollaborationId == id && row.Kind == "Invitation")], living);
        }
    }

    /// <summary>The address was corrected since.</summary>
    private static bool IsElsewhere(IEnumerable<LetterRow> rows, (string CollaborationId, string To) about) =>
        rows.Any(row => row.CollaborationId == about.CollaborationId && row.Kind == "Invitation" && !row.Recipient.Equals(about.To, StringComparison.OrdinalIgnoreCase));

    /// <summary>An open request of this run has reached somebody, or its last letter was rejected.</summary>
    private static void CheckReached(CrashRun run, string id, IReadOnlyList<LetterRow> letters, IReadOnlySet<TakenCopy> living)
    {
        if (letters.Count > 0 && letters[^1].State != "Rejected" && !letters.Any(row => living.Any(copy => copy.MessageId == row.MessageId)))
        {
            run.Report.Violation($"Nobody has a living link of collaboration {id}: {string.Join(", ", letters.Select(l => $"{l.Recipient} {l.State}"))}");
        }
    }

    private static async Task<HashSet<TakenCopy>> LivingAsync(CrashRun run, IReadOnlyList<TakenCopy> letters)
    {
        var living = new HashSet<TakenCopy>();
        foreach (var (letters50, place) in letters.Chunk(LinksOfOneAddress).Select((chunk, i) => (chunk, i)))
        {
            using var reader = new UseCaseClient(run.Portal.BaseUrl, 5000 + place);
            foreach (var copy in letters50)
            {
                await reader.Visitor.FollowAsync(new Uri(Customer.LinkIn(copy.Letter)).PathAndQuery);
                run.Report.Count("Links followed", reader.Visitor.Heading.StartsWith("This link", StringComparison.Ordinal) ? "dead" : "living");
                if (reader.Visitor.Heading.Contains(" asks ", StringComparison.Ordinal))
                {
                    living.Add(copy);
                }
                else if (reader.Visitor.Heading != "This link no longer works")
                {
                    run.Report.Violation($"A link in a letter to {copy.Letter.To} leads to: {reader.Visitor.Heading}");
                }
            }
        }

        return living;
    }
}

/// <summary>Whoever was told that the sign-in is set up can log in.</summary>
internal static class SignInCheck
{
    public static async Task RunAsync(CrashRun run)
    {
        foreach (var (person, place) in run.Cases.SelectMany(c => c.People.Values).Where(p => p.HasSignIn).Select((p, i) => (p, i)))
        {
            using var fresh = new UseCaseClient(run.Portal.BaseUrl, 6000 + place);
            if (!await fresh.LogInAsync(person.Address, person.Password))
            {
                run.Report.Violation($"{person.Address} has set up a sign-in and cannot log in");
            }
        }
    }
}
