using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Audit;
using PracticePortal.Platform.Commands;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Platform.Installations;

/// <summary>The commands <c>backup FOLDER</c>, <c>hold</c>, <c>held</c> and <c>confirm-installation</c>.</summary>
public static class InstallationCommands
{
    /// <summary>The code in the history of a confirmation.</summary>
    public const string Confirmed = "installation-confirmed";

    /// <param name="portal">Builds the portal, without starting it.</param>
    public static IEnumerable<Command> Make(Func<WebApplication> portal)
    {
        var folder = new Argument<string>("FOLDER") { Description = "The folder to make; one that is there is never touched." };
        var backup = new Command("backup", "Writes a whole copy of a portal on SQLite, while it works.") { folder };
        backup.SetAction((words, ct) => portal.RunAsync(services => BackUpAsync(services, words.GetRequiredValue(folder), ct)));
        var hold = new Command("hold", "Holds the portal: nothing is sent until it is confirmed.");
        hold.SetAction((_, ct) => portal.RunAsync(services => HoldAsync(services, ct)));
        var held = new Command("held", "Tells whether the portal is held, and what waits; 0 when it is not held, 1 when it is.");
        held.SetAction((_, ct) => portal.RunAsync(services => TellAsync(services, ct)));
        var confirm = new Command("confirm-installation", "Lets a held portal send what waits.");
        confirm.SetAction((_, ct) => portal.RunAsync(services => ConfirmAsync(services, ct)));
        return [backup, hold, held, confirm];
    }

    private static async Task<int> BackUpAsync(IServiceProvider services, string folder, CancellationToken ct)
    {
        await services.GetRequiredService<SqliteBackup>().WriteAsync(folder, ct);
        Console.WriteLine($"The backup is whole: {Path.GetFullPath(folder)}");
        return 0;
    }

    private static async Task<int> HoldAsync(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<InstallationKeeper>().HoldAsync(ct);
        Console.WriteLine("Held: nothing is sent until it is confirmed.");
        return 0;
    }

    /// <summary>No addresses: output of commands is kept where logs are.</summary>
    private static async Task<int> TellAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<TenantDbContextFactory>().CreateSystemAsync("installation", ct);
        var isHeld = await db.IsHeldAsync(ct);
        var waiting = await db.Outbox.Where(m => m.DoneAt == null && m.FailedAt == null).GroupBy(m => m.HandlerName)
            .Select(g => new { Handler = g.Key, Rows = g.Count(), Tried = g.Count(m => m.Attempts > 0) }).OrderBy(g => g.Handler).ToListAsync(ct);
        Console.WriteLine(isHeld ? "Held. On confirmation this is done, though the original may have done it since:" : "Not held. Waiting:");
        foreach (var group in waiting)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group.Handler}: {group.Rows}, of them tried before {group.Tried}"));
        }

        return isHeld ? 1 : 0;
    }

    private static async Task<int> ConfirmAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<TenantDbContextFactory>().CreateSystemAsync("operator", ct);
        if (await InstallationKeeper.ConfirmAsync(db, ct))
        {
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
            db.AuditEntries.Add(AuditEntry.Of(new AuditFact(Confirmed), db.Scope.Actor, now));
        }

        await db.SaveChangesAsync(ct);
        Console.WriteLine("Confirmed: what waits is sent within a minute of the portal running.");
        return 0;
    }
}
