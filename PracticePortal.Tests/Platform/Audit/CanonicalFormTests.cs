using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PracticePortal.Platform.Audit.Chain;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Audit;

/// <summary>What was sealed once must be verified for ever: the form is pinned by an example whose hashes were made elsewhere.</summary>
public sealed class CanonicalFormTests
{
    private const string Example = """
        INSERT INTO "AuditEntries" ("Id", "At", "What", "AgencyId", "CustomerId", "ActorUserId", "ActorName", "Details") VALUES (
            '0192F5D0-0000-7000-8000-000000000001', '2026-11-23 12:00:00.123456', 'customer-added', '0192F5D0-0000-7000-8000-0000000000AA',
            '0192F5D0-0000-7000-8000-0000000000CC', '0192F5D0-0000-7000-8000-00000000000A', 'Åsa Exempel', '["Bageri"]');
        """;

    private const string ExampleSealed = Example + """
        INSERT INTO "AuditSeals" ("EntryId", "Chain", "Sequence", "PreviousHash", "Hash", "ActorSalt", "ActorDigest", "DetailsSalt", "DetailsDigest") VALUES (
            '0192F5D0-0000-7000-8000-000000000001', 'agency:0192f5d0-0000-7000-8000-0000000000aa', 1,
            '0000000000000000000000000000000000000000000000000000000000000000',
            'e6f44737453892c4024463bcb3297c6b745e5e5443ed9de0b0c7c80376ca0da5',
            '00112233445566778899aabbccddeeff', 'c502c6b3a9b7f6fb8879609d4366e6da3df0e36a96b8f90da6dd620ae45552b4',
            'ffeeddccbbaa99887766554433221100', '6fa7146db1c089f594c20875a7aff9b4d0b497c4aedf1bb0850215debb885962');
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Example_OfTheDocument_IsWhole(DatabaseProvider database)
    {
        await using var portal = await TestPortal.StartAsync(database: database);
        await using var db = await portal.OpenAsync();
        await db.Database.ExecuteSqlRawAsync(ExampleSealed, Ct);

        var verdict = await portal.Get<AuditVerifier>().VerifyAsync(
            db, [AuditHead.Parse("agency:0192f5d0-0000-7000-8000-0000000000aa/1/e6f44737453892c4024463bcb3297c6b745e5e5443ed9de0b0c7c80376ca0da5")!], Ct);

        Assert.Equal((true, 1, 0), (verdict.IsWhole, verdict.Sealed, verdict.Erased));
    }

    /// <summary>What was written by a version that knew no seals is sealed as it is found.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task HistoryOfAnOlderVersion_IsSealed(DatabaseProvider database)
    {
        await using var portal = await TestPortal.StartEmptyAsync(database);
        await using (var db = await portal.OpenAsync())
        {
            var before = db.Database.GetMigrations().Last(name => string.CompareOrdinal(name, db.Database.GetMigrations().Single(m => m.EndsWith("AuditSeals", StringComparison.Ordinal))) < 0);
            await db.GetInfrastructure().GetRequiredService<IMigrator>().MigrateAsync(before, Ct);
            await db.Database.ExecuteSqlRawAsync(Example, Ct);
        }

        await portal.MigrateAsync();
        await portal.Get<AuditSealing>().SealAsync(Ct);

        await using var migrated = await portal.OpenAsync();
        var verdict = await portal.Get<AuditVerifier>().VerifyAsync(migrated, [], Ct);
        Assert.Equal((true, 1), (verdict.IsWhole, verdict.Sealed));
        Assert.Equal(1, (await migrated.HeadAsync("agency:0192f5d0-0000-7000-8000-0000000000aa", Ct)).Sequence);
    }

    [Fact]
    public async Task Heads_StandInTheLog()
    {
        var log = new HeardHeads();
        await using var given = await GivenHistory.SealedAsync(
            DatabaseProvider.Sqlite, replace: services => services.AddSingleton<ILogger<AuditHeads>>(log));

        await given.Portal.Get<AuditHeads>().LogAsync(Ct);

        Assert.Equal(3, log.Lines.Count);
        Assert.Contains($"Audit chain's head: {await given.HeadAsync()}", log.Lines);
    }

    [Theory]
    [InlineData("")]
    [InlineData("portal")]
    [InlineData("portal/0/0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("portal/1/e6f44737")]
    [InlineData("nobody/1/e6f44737453892c4024463bcb3297c6b745e5e5443ed9de0b0c7c80376ca0da5")]
    public void WhatIsNoHead_IsNotRead(string text) => Assert.Null(AuditHead.Parse(text));

    private sealed class HeardHeads : ILogger<AuditHeads>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
