using PracticePortal.Tests.Programs.Crash.Desk;
using PracticePortal.Tests.Programs.Crash.Interpretation;
using PracticePortal.Tests.Programs.Crash.Receipts;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Programs.Crash;

/// <summary>One run: the portal, its mail server, its clients and whoever kills it; and what all of them know.</summary>
internal sealed class CrashRun(
    CrashOptions options, PortalProcess portal, MailPlan mail, ProvisioningTestServer service, ServicePlan servicePlan, Workers workers, CrashReport report)
{
    public const string DemoPassword = "Demo-2026!portal";
    public const string Done = "Acts acknowledged";
    public const string CutOff = "Acts whose answer was lost";
    public const string DoubleClicks = "Double clicks";
    public const string Relations = "Answers given, by relation";

    /// <summary>Whether pictures can be read on this machine, as the portal looks for it.</summary>
    public static bool HasOcr => File.Exists("/usr/bin/tesseract") && File.Exists("/usr/bin/prlimit");

    /// <summary>So many are a whole pack of moments, and every kind comes.</summary>
    private const int ManyKills = 25;

    private static readonly TimeSpan s_longestPeace = TimeSpan.FromMinutes(3);

    private static readonly string[] s_members =
    [
        "agency-admin@norr.example", "agency-admin@syd.example", "consultant@norr.example", "consultant@syd.example",
        "payroll@norr.example", "assistant@norr.example",
    ];

    private readonly List<Consultant> _consultants = [];
    private ReceiptWork? _receipts;
    private DeskWork? _work;
    private readonly HashSet<string> _demoAddresses = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<DateTime> _kills = [];
    private int _cases;
    private int _people = 1000;

    public CrashOptions Options => options;

    public PortalProcess Portal => portal;

    public MailPlan Mail => mail;

    public ProvisioningTestServer Service => service;

    public ServicePlan ServicePlan => servicePlan;

    /// <summary>The processes that the portal starts.</summary>
    public Workers Workers => workers;

    public CrashReport Report => report;

    /// <summary>The part that sends receipts.</summary>
    public ReceiptWork Receipts => _receipts ??= new ReceiptWork(this);

    /// <summary>The part that works on receipts that are there.</summary>
    public DeskWork Work => _work ??= new DeskWork(this);

    /// <summary>The portal's files.</summary>
    public ReceiptFolder Files { get; } = new(portal.DataDirectory);

    public TimeProvider Clock { get; } = TimeProvider.System;

    /// <summary>An act was answered just now.</summary>
    public Signal Acknowledged { get; } = new();

    public DateTime StartedAt { get; private set; }

    /// <summary>The database is there and clients work on it.</summary>
    public bool HasBegun => StartedAt != default;

    public IReadOnlyList<Guid> TermsVersionIds { get; private set; } = [];

    public IReadOnlyList<CustomerCase> Cases => [.. _consultants.SelectMany(c => c.Cases)];

    public IReadOnlyList<Consultant> Consultants => _consultants;

    public IReadOnlyList<DateTime> Kills
    {
        get
        {
            lock (_kills)
            {
                return [.. _kills];
            }
        }
    }

    /// <summary>The moments that were planned and at which no kill has hit yet.</summary>
    public IEnumerable<KillMoment> Missed =>
        Enum.GetValues<KillMoment>().Where(moment => IsPlanned(moment) && Report.Of(Killer.Part, moment.ToString()) == 0);

    /// <summary>What was planned and has not come about; a run that lacks any of it has shown nothing.</summary>
    public IEnumerable<string> NotMeasured()
    {
        return new (bool IsMissing, string What)[]
        {
            (Report.Sum(Killer.Part) < Options.Kills, $"{Report.Sum(Killer.Part)} kills hit a running process and {Options.Kills} were asked for"),
            (Report.Sum(CutOff) == 0, "no kill cut off an act"),
            (Report.Sum(DoubleClicks) == 0, "nobody clicked twice"),
        }.Where(check => check.IsMissing).Select(check => check.What)
            .Concat(Lacking(Killer.Part, [.. Missed.Select(m => m.ToString())]))
            .Concat(Lacking(Done, [.. Enum.GetNames<ActKind>().Where(kind => kind != nameof(ActKind.Retry))]))
            .Concat(Lacking(Relations, ["UsesScanner", "UsesMySpiris", "NewToSpiris"]))
            .Concat(Lacking(MailPlan.Part, [.. MailPlan.Kinds, MailHost.Refused]))
            .Concat(Lacking(Crash.ServicePlan.Part, Crash.ServicePlan.Kinds))
            .Concat(Receipts.NotMeasured())
            .Concat(Work.NotMeasured());
    }

    /// <summary>Peace until all that was planned has come about, or for a while.</summary>
    public async Task MeasuredEnoughAsync(CancellationToken ct)
    {
        var began = Clock.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), Clock);
        while (NotMeasured().Any() && Clock.GetElapsedTime(began) < s_longestPeace)
        {
            await timer.WaitForNextTickAsync(ct);
        }
    }

    public void Killed()
    {
        lock (_kills)
        {
            _kills.Add(Clock.GetUtcNow().UtcDateTime);
        }
    }

    /// <summary>Reads what the demo data offers, and gives each client some of the customers whom Spiris knows.</summary>
    public async Task PrepareAsync()
    {
        StartedAt = Clock.GetUtcNow().UtcDateTime;
        TermsVersionIds = [.. (await Portal.Database.RowsAsync("""SELECT "Id" FROM "TermsVersions" WHERE "Language" = 'sv' """)).Select(row => Guid.Parse(row[0]))];
        var members = (await Portal.Database.RowsAsync("""SELECT "Email", "AgencyId" FROM "Members" """)).ToDictionary(row => row[0], row => Guid.Parse(row[1]));
        var known = await KnownCustomersAsync(members[s_members[0]]);
        var norr = Enumerable.Range(0, Options.Clients).Where(i => IsOfNorr(MemberOf(i))).ToList();
        for (var i = 0; i < Options.Clients; i++)
        {
            var given = known.Where((_, place) => norr[place % norr.Count] == i);
            _consultants.Add(new Consultant(this, MemberOf(i), members[MemberOf(i)], i, given));
        }

        await Receipts.PrepareAsync();
        await Work.PrepareAsync();
    }

    public CustomerCase NewCase(Guid agencyId) => new(CustomerCase.NumberOf(Interlocked.Increment(ref _cases)), agencyId, StartedAt);

    public CustomerPerson NewPerson(string address) => new(
        address, _demoAddresses.Contains(address) ? DemoPassword : null, new UseCaseClient(Portal.BaseUrl, Interlocked.Increment(ref _people)), Report);

    /// <summary>Counts what a client was told.</summary>
    public void Heard(ActKind kind, UseCaseAnswer answer)
    {
        switch (answer.Known)
        {
            case Known.Done:
                Report.Count(Done, kind.ToString());
                Acknowledged.Fire();
                break;
            case Known.Refused:
                Report.Count("Acts refused", answer.Words);
                break;
            case Known.Failed:
                Report.Count("Acts that the portal failed at", answer.Words);
                break;
            case Known.Unknown:
                Report.Count(CutOff, kind.ToString());
                break;
        }
    }

    /// <summary>The mischief may have gone on for longer than an activation is tried: the agency sees it and retries.</summary>
    /// <returns>False when there was nothing to retry.</returns>
    public async Task<bool> RetryFailedAsync()
    {
        var any = false;
        foreach (var consultant in _consultants)
        {
            any |= await consultant.RetryFailedAsync();
        }

        return any;
    }

    private bool IsPlanned(KillMoment moment) => moment switch
    {
        KillMoment.AtOnceAgain => Options.Kills >= ManyKills,
        KillMoment.WhileReading => Workers.CanBeSeen,
        _ => true,
    };

    private static string MemberOf(int client) => s_members[client % s_members.Length];

    private static bool IsOfNorr(string email) => email.EndsWith("@norr.example", StringComparison.Ordinal);

    private IEnumerable<string> Lacking(string part, IReadOnlyList<string> lines) =>
        lines.Where(line => Report.Of(part, line) == 0).Select(line => $"{part}: {line} never came about");

    /// <summary>The agency's customers who use My Spiris, with or without Scanner, and with whom nothing is open.</summary>
    private async Task<IReadOnlyList<CustomerCase>> KnownCustomersAsync(Guid agencyId)
    {
        var rows = await Portal.Database.RowsAsync($"""
            SELECT c."OrganisationNumber", c."ContactEmail" FROM "Customers" c
            JOIN "Organisations" o ON o."OrganisationNumber" = c."OrganisationNumber" AND o."Status" = 'Active' AND o."ConfirmedAt" IS NOT NULL
            WHERE c."AgencyId" = '{CaseReader.Sql(agencyId)}' AND c."ArchivedAt" IS NULL
            AND NOT EXISTS (SELECT 1 FROM "Collaborations" k WHERE k."CustomerId" = c."Id" AND k."ClosedAt" IS NULL) ORDER BY c."OrganisationNumber"
            """);
        _demoAddresses.UnionWith(rows.Select(row => row[1]));
        return [.. rows.Select(row => new CustomerCase(row[0], agencyId, StartedAt))];
    }
}
