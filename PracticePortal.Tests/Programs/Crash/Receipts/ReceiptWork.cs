namespace PracticePortal.Tests.Programs.Crash.Receipts;

/// <summary>Who sends receipts, and into whose Scanner.</summary>
/// <param name="Email">One of the demo's people.</param>
/// <param name="CollaborationId">Through which an agency does; null for one's own.</param>
internal sealed record ReceiptPlace(string Email, Guid? CollaborationId)
{
    public string Page => CollaborationId is { } id ? $"/scanner/{id}" : "/my/scanner";
}

/// <summary>The part of a run that concerns receipts: a customer with two devices, and an agency for another customer, send them at the same time.</summary>
internal sealed class ReceiptWork(CrashRun run)
{
    public const string Part = "Receipts";
    public const string Safe = "safe to discard";
    public const string CutOff = "Receipts' answers lost";

    /// <summary>Of the clients' network addresses.</summary>
    public const int FirstNumber = 7000;

    private const string Owner = "owner@solrosen.example";
    private const string Agency = "agency-admin@norr.example";

    private readonly List<ReceiptSender> _senders = [];

    public IReadOnlyList<ReceiptSender> Senders => _senders;

    /// <summary>A piece is on its way.</summary>
    public Signal Sending { get; } = new();

    /// <summary>A receipt's files are about to be kept.</summary>
    public Signal Keeping { get; } = new();

    public async Task PrepareAsync()
    {
        var shared = await run.Portal.Database.ReadAsync($"""
            SELECT c."Id" FROM "Collaborations" c JOIN "Members" m ON m."AgencyId" = c."AgencyId" AND m."Email" = '{Agency}'
            WHERE c."Status" = 'Active' ORDER BY c."ActivatedAt" LIMIT 1
            """);
        ReceiptPlace[] places = [new(Owner, null), new(Owner, null), new(Agency, Guid.Parse(shared))];
        foreach (var (number, place) in places.Index())
        {
            _senders.Add(new ReceiptSender(run, this, place, await OrganisationAsync(place), number));
        }
    }

    private async Task<Guid> OrganisationAsync(ReceiptPlace place) => Guid.Parse(await run.Portal.Database.ReadAsync(place.CollaborationId is { } id
        ? $"""SELECT "OrganisationId" FROM "Collaborations" WHERE "Id" = '{CaseReader.Sql(id)}'"""
        : $"""SELECT "OrganisationId" FROM "OrganisationUsers" WHERE "Email" = '{place.Email}' AND "UserId" IS NOT NULL"""));

    public IEnumerable<Task> Work(CancellationToken over) => _senders.Select(sender => Task.Run(() => sender.WorkAsync(over), CancellationToken.None));

    /// <summary>What was planned and has not come about.</summary>
    public IEnumerable<string> NotMeasured()
    {
        string[] lines = [Safe, "pieces answered", "sent twice at once", "given up on the way"];
        return lines.Where(line => run.Report.Of(Part, line) == 0).Select(line => $"{Part}: {line} never came about")
            .Concat(run.Report.Sum(CutOff) == 0 ? ["no kill cut off the answer about a receipt"] : []);
    }
}
