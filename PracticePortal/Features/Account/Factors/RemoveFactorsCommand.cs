using System.CommandLine;
using PracticePortal.Platform.Audit;
using PracticePortal.Platform.Commands;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Features.Account.Factors;

/// <summary>
/// The command <c>remove-factors EMAIL</c>, for an operator who knows by another way that its owner asks: they have lost every second factor, or
/// somebody else has put one on their sign-in. Factors and password are gone then, every session ends, and the letter that tells the
/// owner leads to a new password.
/// </summary>
public static class RemoveFactorsCommand
{
    /// <summary>The code in the history.</summary>
    public const string Removed = "factors-removed";

    /// <param name="portal">Builds the portal, without starting it.</param>
    public static Command Make(Func<WebApplication> portal)
    {
        var email = new Argument<string>("EMAIL") { Description = "With which the person logs in." };
        var command = new Command(
            "remove-factors", "Removes second factors and password of a sign-in whose owner lost them, and writes to the owner; 1 when nobody has the address.") { email };
        command.SetAction((words, ct) => portal.RunAsync(services => RemoveAsync(services, words.GetRequiredValue(email), ct)));
        return command;
    }

    /// <summary>What is said names nobody: output of commands is kept where logs are.</summary>
    private static async Task<int> RemoveAsync(IServiceProvider services, string email, CancellationToken ct)
    {
        var users = services.GetRequiredService<PortalUsers>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        await using var db = await services.GetRequiredService<TenantDbContextFactory>().CreateSystemAsync("operator", ct);
        if (await users.FindAsync(db, email, ct) is not { } user)
        {
            await Console.Error.WriteLineAsync("Nobody has this address.");
            return 1;
        }

        await users.BeginAnewAsync(db, user, ct);
        db.Raise(new FactorChanged(user.Id, FactorChange.AllRemoved, now));
        db.AuditEntries.Add(AuditEntry.Of(new AuditFact(Removed) { Details = [user.Name] }, db.Scope.Actor, now));
        await db.SaveChangesAsync(ct);
        Console.WriteLine("Removed. The letter to the owner goes out within a minute of the portal running.");
        return 0;
    }
}
