using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Audit;
using PracticePortal.Platform.Audit.Chain;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Audit;

/// <summary>A portal in whose history something stands, and somebody who writes into its database past it.</summary>
internal sealed class GivenHistory : IAsyncDisposable
{
    private GivenHistory(TestPortal portal) => Portal = portal;

    public TestPortal Portal { get; }

    public Guid AgencyId { get; } = Guid.CreateVersion7();

    public string Chain => AuditChains.Of(AgencyId, null);

    /// <summary>The agency's entries, in the order of its chain.</summary>
    public IReadOnlyList<Guid> Entries { get; private set; } = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<GivenHistory> SealedAsync(DatabaseProvider database, int count = 6, Action<Microsoft.Extensions.DependencyInjection.IServiceCollection>? replace = null)
    {
        var given = new GivenHistory(await TestPortal.StartAsync(replace, database));
        await given.WriteAsync(count);
        await given.SealAsync();
        given.Entries = await given.Portal.ReadAsync(db => db.AuditSeals.Where(s => s.Chain == given.Chain).OrderBy(s => s.Sequence).Select(s => s.EntryId).ToListAsync(Ct));
        return given;
    }

    /// <summary>Entries of the agency, one of an organisation and one of the portal.</summary>
    public Task WriteAsync(int count) => Portal.SaveAsync(
    [
        .. Enumerable.Range(0, count).Select(i => Entry(new AuditFact($"customer-edited") { AgencyId = AgencyId, CustomerId = AgencyId, Details = [$"Customer {i}"] }, i)),
        Entry(new AuditFact("scanner-started") { OrganisationId = AgencyId, Details = ["Scanner"] }, count),
        Entry(new AuditFact("agency-created") { Details = ["Agency"] }, count + 1),
    ]);

    public Task SealAsync() => Portal.Get<AuditSealing>().SealAsync(Ct);

    public Task<AuditHead> HeadAsync() => Portal.ReadAsync(db => db.HeadAsync(Chain, Ct));

    public async Task<AuditVerdict> VerifyAsync(params AuditHead[] known)
    {
        await using var db = await Portal.OpenAsync();
        return await Portal.Get<AuditVerifier>().VerifyAsync(db, known, Ct);
    }

    /// <summary>By somebody who owns the tables, and so can take away what keeps closed seals closed. {0}, {1}… in the SQL stand for the agency's entries, {agency} for itself, {new} for an id that nobody has.</summary>
    public async Task TamperAsync(string sql)
    {
        var filled = Entries.Select((id, i) => (Name: $"{{{i}}}", Id: id)).Append(("{agency}", AgencyId)).Append(("{new}", Guid.CreateVersion7()))
            .Aggregate(sql, (text, one) => text.Replace(one.Item1, $"'{one.Item2.ToString().ToUpperInvariant()}'", StringComparison.Ordinal));
        await using var db = await Portal.OpenAsync();
        await db.Database.ExecuteSqlRawAsync(db is PostgresDbContext
            ? """DROP TRIGGER IF EXISTS "AuditSeals_StayClosed" ON "AuditSeals" """
            : """DROP TRIGGER IF EXISTS "AuditSeals_StayClosed" """, Ct);
        Assert.NotEqual(0, await db.Database.ExecuteSqlRawAsync(filled.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), Ct));
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    /// <summary>A moment with 100 nanoseconds, of which PostgreSQL keeps none.</summary>
    private AuditEntry Entry(AuditFact fact, int place) => AuditEntry.Of(
        fact, new Actor(AgencyId, $"Åsa, Person {place}"), Given.Now.AddTicks(1_234_567 + place), Guid.CreateVersion7(new DateTimeOffset(Given.Now).AddSeconds(place)));
}
