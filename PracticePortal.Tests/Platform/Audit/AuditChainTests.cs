using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Audit.Chain;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Audit;

/// <summary>Whatever is done to the history past the portal is told by its chains.</summary>
public sealed class AuditChainTests
{
    private const string CopyEntry = """
        INSERT INTO "AuditEntries" ("Id", "At", "What", "AgencyId", "OrganisationId", "CustomerId", "CollaborationId", "ActorUserId", "ActorName", "Details")
        SELECT {new}, "At", "What", "AgencyId", "OrganisationId", "CustomerId", "CollaborationId", "ActorUserId", "ActorName", "Details"
        FROM "AuditEntries" WHERE "Id" = {2}
        """;

    /// <summary>What somebody does to the third entry, and all that is told of it.</summary>
    private static readonly Dictionary<string, (string Sql, AuditFault[] Told)> s_tampering = new()
    {
        ["another time"] = ("""UPDATE "AuditEntries" SET "At" = '2020-01-01 00:00:00' WHERE "Id" = {2}""", [AuditFault.Changed]),
        ["another act"] = ("""UPDATE "AuditEntries" SET "What" = 'customer-added' WHERE "Id" = {2}""", [AuditFault.Changed]),
        ["another customer"] = ("""UPDATE "AuditEntries" SET "CustomerId" = {0} WHERE "Id" = {2}""", [AuditFault.Changed]),
        ["another collaboration"] = ("""UPDATE "AuditEntries" SET "CollaborationId" = {0} WHERE "Id" = {2}""", [AuditFault.Changed]),
        ["another agency"] = ("""UPDATE "AuditEntries" SET "AgencyId" = {0} WHERE "Id" = {2}""", [AuditFault.Changed]),
        ["an organisation as well"] = ("""UPDATE "AuditEntries" SET "OrganisationId" = {0} WHERE "Id" = {2}""", [AuditFault.Changed]),
        ["another name"] = ("""UPDATE "AuditEntries" SET "ActorName" = 'Somebody else' WHERE "Id" = {2}""", [AuditFault.Changed]),
        ["another person"] = ("""UPDATE "AuditEntries" SET "ActorUserId" = {0} WHERE "Id" = {2}""", [AuditFault.Changed]),
        ["other details"] = ("""UPDATE "AuditEntries" SET "Details" = '["Customer 9"]' WHERE "Id" = {2}""", [AuditFault.Changed]),
        ["an entry deleted"] = ("""DELETE FROM "AuditEntries" WHERE "Id" = {2}""", [AuditFault.Missing]),
        ["an entry deleted with its seal"] = ("""DELETE FROM "AuditEntries" WHERE "Id" = {2}; DELETE FROM "AuditSeals" WHERE "EntryId" = {2}""", [AuditFault.Missing]),
        ["a seal deleted"] = ("""DELETE FROM "AuditSeals" WHERE "EntryId" = {2}""", [AuditFault.Missing, AuditFault.Added]),
        ["an entry inserted"] = (CopyEntry, [AuditFault.Added]),
        ["two entries swapped"] = ("""
            UPDATE "AuditSeals" SET "Sequence" = 999, "PreviousHash" = 'x' WHERE "EntryId" = {2};
            UPDATE "AuditSeals" SET "Sequence" = 3, "PreviousHash" = (SELECT "Hash" FROM "AuditSeals" WHERE "EntryId" = {1}) WHERE "EntryId" = {3};
            UPDATE "AuditSeals" SET "Sequence" = 4 WHERE "EntryId" = {2}
            """, [AuditFault.Changed, AuditFault.OutOfPlace, AuditFault.Changed, AuditFault.OutOfPlace]),
        ["a seal with another hash"] = ("""UPDATE "AuditSeals" SET "Hash" = 'f' WHERE "EntryId" = {2}""", [AuditFault.Changed, AuditFault.OutOfPlace]),
        ["a seal opened again"] = ("""UPDATE "AuditSeals" SET "Hash" = NULL, "Sequence" = NULL, "PreviousHash" = NULL WHERE "EntryId" = {2}""", [AuditFault.Missing]),
        ["a person erased in the seal alone"] = ("""UPDATE "AuditSeals" SET "ActorSalt" = NULL WHERE "EntryId" = {2}""", [AuditFault.Changed]),
        ["details erased in the entry alone"] = ("""UPDATE "AuditEntries" SET "Details" = '[]' WHERE "Id" = {2}""", [AuditFault.Changed]),
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider, string> Tampering =>
        [.. Enum.GetValues<DatabaseProvider>().SelectMany(database => s_tampering.Keys.Select(name => (database, name)))];

    /// <summary>Also when the portal has gone on after that: what it seals then hides nothing.</summary>
    [Theory, MemberData(nameof(Tampering))]
    public async Task Tampering_IsTold_AndStaysTold(DatabaseProvider database, string what)
    {
        await using var given = await GivenHistory.SealedAsync(database);
        Assert.True((await given.VerifyAsync()).IsWhole);

        await given.TamperAsync(s_tampering[what].Sql);

        Assert.Equal(s_tampering[what].Told, (await given.VerifyAsync()).Findings.Select(f => f.Fault));
        await given.WriteAsync(1);
        await given.SealAsync();
        var later = await given.VerifyAsync();
        Assert.Equal((false, 0), (later.IsWhole, later.Open));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task CutTail_AndWhatIsWrittenInItsPlace_AreToldByAKnownHead(DatabaseProvider database)
    {
        await using var given = await GivenHistory.SealedAsync(database);
        var known = await given.HeadAsync();
        Assert.True((await given.VerifyAsync(known)).IsWhole);
        await given.TamperAsync("""DELETE FROM "AuditEntries" WHERE "Id" = {5}; DELETE FROM "AuditSeals" WHERE "EntryId" = {5}""");

        Assert.True((await given.VerifyAsync()).IsWhole); // nothing inside of the database can tell
        Assert.Equal([new AuditFinding(AuditFault.Cut, given.Chain, 6, null)], (await given.VerifyAsync(known)).Findings);

        await given.WriteAsync(1);
        await given.SealAsync();

        Assert.Equal(AuditFault.Rewritten, Assert.Single((await given.VerifyAsync(known)).Findings).Fault);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task ChainThatIsGone_IsToldByAKnownHead(DatabaseProvider database)
    {
        await using var given = await GivenHistory.SealedAsync(database);
        var known = await given.HeadAsync();
        await given.TamperAsync("""DELETE FROM "AuditEntries" WHERE "AgencyId" = {agency}""");
        await given.TamperAsync($"""DELETE FROM "AuditSeals" WHERE "Chain" = '{given.Chain}'""");

        Assert.Equal(AuditFault.Cut, Assert.Single((await given.VerifyAsync(known)).Findings).Fault);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task EntryThatIsDeletedBeforeItIsSealed_IsTold_AndTheOthersAreSealed(DatabaseProvider database)
    {
        await using var given = await GivenHistory.SealedAsync(database);
        await given.WriteAsync(2);
        await given.TamperAsync("""DELETE FROM "AuditEntries" WHERE "Id" IN (SELECT "EntryId" FROM "AuditSeals" WHERE "Hash" IS NULL AND "Chain" = 'portal')""");

        await given.SealAsync();

        var verdict = await given.VerifyAsync();
        Assert.Equal((AuditFault.Missing, "portal", 1), (Assert.Single(verdict.Findings).Fault, verdict.Findings[0].Chain, verdict.Open));
    }

    /// <summary>For whoever may write rows and does not own the tables.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task ClosedSeal_StaysClosed_ButForWhatIsErased(DatabaseProvider database)
    {
        await using var given = await GivenHistory.SealedAsync(database);
        await using var db = await given.Portal.OpenAsync();
        var seals = db.AuditSeals.Where(s => s.EntryId == given.Entries[2]);

        await Assert.ThrowsAnyAsync<DbException>(() => seals.ExecuteUpdateAsync(set => set.SetProperty(s => s.Hash, (string?)null), Ct));
        await Assert.ThrowsAnyAsync<DbException>(() => seals.ExecuteUpdateAsync(set => set.SetProperty(s => s.Sequence, 99), Ct));
        await Assert.ThrowsAnyAsync<DbException>(() => seals.ExecuteUpdateAsync(set => set.SetProperty(s => s.ActorSalt, "another"), Ct));
        Assert.True((await given.VerifyAsync()).IsWhole);

        Assert.Equal(1, await seals.ExecuteUpdateAsync(set => set.SetProperty(s => s.ActorSalt, (string?)null), Ct));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task EntryThatIsNeverSealed_IsTold_OnceOthersCameLongAfterIt(DatabaseProvider database)
    {
        await using var given = await GivenHistory.SealedAsync(database);
        await given.WriteAsync(1);
        Assert.True((await given.VerifyAsync()).IsWhole);

        await given.TamperAsync("""UPDATE "AuditEntries" SET "At" = '2026-11-01 00:00:00' WHERE "Id" IN (SELECT "EntryId" FROM "AuditSeals" WHERE "Hash" IS NULL AND "Chain" = 'portal')""");

        var finding = Assert.Single((await given.VerifyAsync()).Findings);
        Assert.Equal((AuditFault.Unsealed, AuditChains.Portal, null), (finding.Fault, finding.Chain, finding.Sequence));
    }

    /// <summary>The statements that docs/audit-chain.md gives.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task ErasedPerson_LeavesTheChainWhole(DatabaseProvider database)
    {
        await using var given = await GivenHistory.SealedAsync(database);

        await given.TamperAsync("""
            UPDATE "AuditSeals" SET "ActorSalt" = NULL WHERE "EntryId" IN (SELECT "Id" FROM "AuditEntries" WHERE "ActorUserId" = {agency});
            UPDATE "AuditEntries" SET "ActorUserId" = NULL, "ActorName" = '' WHERE "ActorUserId" = {agency};
            UPDATE "AuditSeals" SET "DetailsSalt" = NULL WHERE "EntryId" = {2};
            UPDATE "AuditEntries" SET "Details" = '[]' WHERE "Id" = {2}
            """);

        var verdict = await given.VerifyAsync();
        Assert.Equal((true, 8, 8), (verdict.IsWhole, verdict.Sealed, verdict.Erased));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task EachEntry_StandsInOneChain_InTheOrderOfTheChain(DatabaseProvider database)
    {
        await using var given = await GivenHistory.SealedAsync(database);

        var verdict = await given.VerifyAsync();

        Assert.Equal((3, 8, 0, 0), (verdict.Chains, verdict.Sealed, verdict.Open, verdict.Erased));
        Assert.Equal(6, (await given.HeadAsync()).Sequence);
    }

    /// <summary>More than one batch of each, so that they meet.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task InstancesThatSealAtOnce_NeverFork(DatabaseProvider database)
    {
        await using var given = await GivenHistory.SealedAsync(database);
        for (var round = 0; round < 4; round++)
        {
            await given.WriteAsync(150);
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(given.SealAsync, Ct)));

        var verdict = await given.VerifyAsync();
        Assert.Equal((0, 8 + (4 * 152), 0), (verdict.FaultCount, verdict.Sealed, verdict.Open));
        Assert.Equal(6 + 600, (await given.HeadAsync()).Sequence);
    }
}
