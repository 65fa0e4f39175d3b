using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Audit;
using PracticePortal.Platform.Audit.Chain;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Installations;
using PracticePortal.Platform.Tenancy;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Installations;

/// <summary>The online backup of a portal on SQLite, and what becomes of its copy.</summary>
public sealed class BackupTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Backup_UnderWrites_HasWhatWasAnsweredBefore_AndIsWhole()
    {
        await using var portal = await TestPortal.StartAsync();
        using var place = new TestDirectory();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var saved = new System.Collections.Concurrent.ConcurrentQueue<Guid>();
        var writers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => WriteAsync(portal, saved, enough.Token), Ct)).ToList();
        SpinWait.SpinUntil(() => saved.Count > 20);

        var before = saved.ToList();
        await portal.Get<SqliteBackup>().WriteAsync(place.File("copy"), Ct);
        var after = saved.Count;
        SpinWait.SpinUntil(() => saved.Count > after + 5);
        await enough.CancelAsync();
        await Task.WhenAll(writers);

        Assert.Equal(["copy"], Directory.EnumerateFileSystemEntries(place.Path).Select(Path.GetFileName));
        await using var copy = await TestPortal.StartOnAsync(await File.ReadAllBytesAsync(Path.Combine(place.File("copy"), "portal.db"), Ct));
        var there = (await copy.ReadAsync(db => db.AuditEntries.Select(e => e.Id).ToListAsync(Ct))).ToHashSet();
        Assert.Empty(before.Except(there));
        Assert.True(there.Count < saved.Count);
        await copy.Get<AuditSealing>().SealAsync(Ct);
        await using var db = await copy.OpenAsync();
        var verdict = await copy.Get<AuditVerifier>().VerifyAsync(db, [], Ct);
        Assert.Equal((true, there.Count), (verdict.IsWhole, (int)verdict.Sealed));
        Assert.True(await db.IsHeldAsync(Ct));
    }

    [Fact]
    public async Task Backup_NeverTouchesWhatIsThere_AndLeavesNothingWhenItFails()
    {
        await using var portal = await TestPortal.StartAsync();
        using var place = new TestDirectory();
        var backup = portal.Get<SqliteBackup>();
        await backup.WriteAsync(place.File("copy"), Ct);
        var written = await File.ReadAllBytesAsync(Path.Combine(place.File("copy"), "portal.db"), Ct);

        await Assert.ThrowsAsync<IOException>(() => backup.WriteAsync(place.File("copy"), Ct));
        Assert.Equal(written, await File.ReadAllBytesAsync(Path.Combine(place.File("copy"), "portal.db"), Ct));

        await using (var db = await portal.OpenAsync())
        {
            await db.Database.ExecuteSqlRawAsync("""DROP TABLE "Installations" """, Ct);
        }

        await Assert.ThrowsAnyAsync<Exception>(() => backup.WriteAsync(place.File("second"), Ct));
        Assert.Equal(["copy"], Directory.EnumerateFileSystemEntries(place.Path).Select(Path.GetFileName));
    }

    private static async Task WriteAsync(TestPortal portal, System.Collections.Concurrent.ConcurrentQueue<Guid> saved, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var entry = AuditEntry.Of(new AuditFact("customer-added"), Actor.System("test"), Given.Now);
            await portal.SaveAsync(entry);
            saved.Enqueue(entry.Id);
        }
    }
}
