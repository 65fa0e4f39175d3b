using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Audit;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Platform.Installations;

/// <summary>What an operator does from the outside, with the portal's settings: <c>backup FOLDER</c>, <c>hold</c>, <c>held</c>, <c>confirm-installation</c>.</summary>
public static class InstallationCommands
{
    /// <summary>The code in the history of a confirmation.</summary>
    public const string Confirmed = "installation-confirmed";

    public static bool AreAsked(string[] args) => args is ["backup", _] or ["hold"] or ["held"] or ["confirm-installation"];

    /// <returns>0 when it is done; for <c>held</c>, when nothing is held.</returns>
    public static async Task<int> RunInstallationCommandAsync(this WebApplication app, string[] args)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        try
        {
            return args switch
            {
                ["backup", var folder] => await BackUpAsync(services, folder),
                ["hold"] => await HoldAsync(services),
                ["held"] => await TellAsync(services),
                _ => await ConfirmAsync(services),
            };
        }
        catch (Exception failed) when (failed is DbException or IOException or UnauthorizedAccessException or DbUpdateException)
        {
            await Console.Error.WriteLineAsync($"Not done: {(failed.InnerException ?? failed).Message}");
            return 1;
        }
    }

    private static async Task<int> BackUpAsync(IServiceProvider services, string folder)
    {
        await services.GetRequiredService<SqliteBackup>().WriteAsync(folder, CancellationToken.None);
        Console.WriteLine($"The backup is whole: {Path.GetFullPath(folder)}");
        return 0;
    }

    private static async Task<int> HoldAsync(IServiceProvider services)
    {
        await services.GetRequiredService<InstallationKeeper>().HoldAsync(CancellationToken.None);
        Console.WriteLine("Held: nothing is sent until it is confirmed.");
        return 0;
    }

    /// <summary>No addresses: output of commands is kept where logs are.</summary>
    private static async Task<int> TellAsync(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<TenantDbContextFactory>().CreateSystemAsync("installation", CancellationToken.None);
        var isHeld = await db.IsHeldAsync(CancellationToken.None);
        var waiting = await db.Outbox.Where(m => m.DoneAt == null && m.FailedAt == null).GroupBy(m => m.HandlerName)
            .Select(g => new { Handler = g.Key, Rows = g.Count(), Tried = g.Count(m => m.Attempts > 0) }).OrderBy(g => g.Handler).ToListAsync();
        Console.WriteLine(isHeld ? "Held. On confirmation this is done, though the original may have done it since:" : "Not held. Waiting:");
        foreach (var group in waiting)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group.Handler}: {group.Rows}, of them tried before {group.Tried}"));
        }

        return isHeld ? 1 : 0;
    }

    private static async Task<int> ConfirmAsync(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<TenantDbContextFactory>().CreateSystemAsync("operator", CancellationToken.None);
        if (await InstallationKeeper.ConfirmAsync(db, CancellationToken.None))
        {
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
            db.AuditEntries.Add(AuditEntry.Of(new AuditFact(Confirmed), db.Scope.Actor, now));
        }

        await db.SaveChangesAsync();
        Console.WriteLine("Confirmed: what waits is sent within a minute of the portal running.");
        return 0;
    }
}
