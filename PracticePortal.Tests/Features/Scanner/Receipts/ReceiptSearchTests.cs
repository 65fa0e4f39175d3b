using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Features.MySpiris;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Scanner.Receipts;

/// <summary>Searching receipts by the words on them, by the index that each database keeps.</summary>
public abstract class ReceiptSearchTests(DatabaseProvider database)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, bool> Typed => new()
    {
        { "järn", true }, { "JÄRNBODEN", true }, { "jarn", false }, { "boden", false }, { "gångjärn", true }, { "gångjärn järnboden", true },
        { "gångjärn matboden", false }, { "89,90", true }, { "89.90", true }, { "8990", true }, { "89", true }, { "90", false },
        { "559999-0008", true }, { "5599990008", true }, { "2026-11-23", true }, { "2026-11", true }, { "hinges.png", true }, { "owner", true }, { "🔩", false },
        { "järn OR matboden", false }, { "NEAR(järn boden)", false }, { "järn*", true }, { "\"järn\"", true }, { "Words : järn", false }, { "järn' | 'x", false },
        { "järn:*", true }, { "'", false }, { "\\", false }, { "%", false }, { "\0", false }, { "!järn", true }, { "o", true },
    };

    [Theory]
    [MemberData(nameof(Typed))]
    public async Task Search_FindsReceiptsOnWhichEachTypedWordBegins(string typed, bool found)
    {
        await using var shared = await SharedScanner.OpenAsync(database);
        var id = await BringAsync(shared, "hinges.png");
        await BringAsync(shared, "lunch.png");
        await ChangeAsync(shared, id, (_, receipt) => receipt.Correct(Facts("Järnboden"), By(shared), Told(shared)));
        await ChangeAsync(shared, id, (db, receipt) => db.ReceiptReadings.Add(Reading(shared, receipt, "2 st Gångjärn")));

        var all = await FindAsync(shared, typed);

        Assert.Equal(found, all.Contains(id));
    }

    [Fact]
    public async Task Search_FollowsEachChange()
    {
        await using var shared = await SharedScanner.OpenAsync(database);
        var id = await BringAsync(shared, "hinges.png");
        Assert.Equal([id], await FindAsync(shared, "hinges"));

        await ChangeAsync(shared, id, (_, receipt) => receipt.Correct(Facts("Järnboden"), By(shared), Told(shared)));
        await ChangeAsync(shared, id, (db, receipt) => db.ReceiptReadings.Add(Reading(shared, receipt, "gångjärn")));
        Assert.Equal([id], await FindAsync(shared, "järnboden gångjärn"));
        Assert.Equal([id], await FindAsync(shared, "hinges"));

        await ChangeAsync(shared, id, (_, receipt) => receipt.Correct(Facts("Matboden"), By(shared), Told(shared)));
        Assert.Empty(await FindAsync(shared, "järnboden"));
        Assert.Equal([id], await FindAsync(shared, "matboden gångjärn"));

        await ChangeAsync(shared, id, (db, _) => db.ReceiptReadings.Single().Read("mjölk", "[]", shared.Portal.Now));
        Assert.Empty(await FindAsync(shared, "gångjärn"));
        Assert.Equal([id], await FindAsync(shared, "mjölk matboden"));

        await shared.Portal.ReadAsync(db => db.Receipts.Where(r => r.Id == id).ExecuteDeleteAsync(Ct));
        Assert.Empty(await FindAsync(shared, "mjölk"));
        Assert.Equal(0, await shared.Portal.ReadAsync(db => db.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM \"ReceiptSearch\"").SingleAsync(Ct)));
    }

    [Fact]
    public async Task Index_HoldsEachOrganisationsWordsByThemselves()
    {
        await using var shared = await SharedScanner.OpenAsync(database);
        await BringAsync(shared, "hinges.png");

        var others = await shared.Portal.ReadAsync(db => db.Receipts.WithWords(db, Guid.CreateVersion7(), "hinges").CountAsync(Ct));

        Assert.Equal(0, others);
    }

    [Fact]
    public async Task Search_ForVeryMuch_IsCutAndFindsNothing()
    {
        await using var shared = await SharedScanner.OpenAsync(database);
        await BringAsync(shared, "hinges.png");

        Assert.Empty(await FindAsync(shared, string.Concat(Enumerable.Repeat("hinges ja ", 5_000))));
    }

    private static ReceiptFacts Facts(string supplier) => new()
    {
        Supplier = supplier,
        SupplierNumber = "5599990008",
        Date = new DateOnly(2026, 11, 23),
        Total = 8990,
        Rates = [RateSum.OfGross(25, 8990)],
    };

    private static ReceiptReading Reading(SharedScanner shared, Receipt receipt, string text)
    {
        var reading = ReceiptReading.For(receipt);
        reading.Read(text, "[]", shared.Portal.Now);
        return reading;
    }

    private static ReceiptBringer By(SharedScanner shared) =>
        new(shared.Owner.OrganisationId, shared.Owner.UserId!.Value, shared.Owner.Name, PracticePortal.Features.Collaborations.CollaborationSide.Customer);

    private static ReceiptAudience Told(SharedScanner shared) => new(shared.Owner.OrganisationId, "Bageri Solrosen AB", ActingFor: null, []);

    private static Task<List<Guid>> FindAsync(SharedScanner shared, string typed) => shared.Portal.ReadAsync(db =>
        db.Receipts.Where(r => r.OrganisationId == shared.Owner.OrganisationId).WithWords(db, shared.Owner.OrganisationId, typed).Select(r => r.Id).ToListAsync(Ct));

    private static Task<int> ChangeAsync(SharedScanner shared, Guid id, Action<AppDbContext, Receipt> change) => shared.Portal.ReadAsync(async db =>
    {
        change(db, await db.Receipts.SingleAsync(r => r.Id == id, Ct));
        return await db.SaveChangesAsync(Ct);
    });

    private static async Task<Guid> BringAsync(SharedScanner shared, string name)
    {
        shared.Portal.LogIn(shared.Owner);
        var id = Guid.NewGuid();
        Assert.True((await GivenFile.BringAsync(shared.Portal, null, id, [GivenFile.Png(name: name)])).Succeeded);
        return id;
    }
}

/// <inheritdoc/>
public sealed class ReceiptSearchOnSqliteTests() : ReceiptSearchTests(DatabaseProvider.Sqlite);

/// <inheritdoc/>
public sealed class ReceiptSearchOnPostgresTests() : ReceiptSearchTests(DatabaseProvider.PostgreSql);
