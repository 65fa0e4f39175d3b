using System.CommandLine;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Commands;

/// <summary>
/// What an operator does from the outside, <c>dotnet PracticePortal.dll COMMAND</c>, with the portal's settings. A word that is no command is
/// refused: a mistyped one must not start a second portal.
/// </summary>
public static class PortalCommands
{
    /// <summary>Misunderstood, or could not be done. A command that was done ends with 0, or with 1 where it answers a question by no.</summary>
    public const int NotDone = 2;

    private static readonly string[] s_help = ["--help", "-h", "-?", "--version"];

    /// <summary>Options alone are settings for the portal itself.</summary>
    public static bool AreAsked(string[] args) => args is [var first, ..] && (!first.StartsWith('-') || s_help.Contains(first));

    /// <summary>A disk, a database or a network that does not do its part: whoever operates them is told in a sentence. Anything else is a bug.</summary>
    public static bool IsOfThisWorld(Exception failed) =>
        LostAnswer.IsCause(failed) || failed is DbException or DbUpdateException or IOException or UnauthorizedAccessException;

    /// <summary>Builds the portal without starting it, for one act in a scope of its own.</summary>
    public static async Task<int> RunAsync(this Func<WebApplication> portal, Func<IServiceProvider, Task<int>> act)
    {
        await using var app = portal();
        if (app.Services.GetService<DatabaseClock>() is { } clock)
        {
            await clock.ReadAsync(CancellationToken.None); // what is written must be of the same time as what the portal writes
        }

        await using var scope = app.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, IEnumerable<Command> commands)
    {
        var portal = new RootCommand("PracticePortal. Without a command it starts the portal.");
        foreach (var command in commands)
        {
            portal.Subcommands.Add(command);
        }

        var parsed = portal.Parse(args);
        try
        {
            var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            return parsed.Errors.Count > 0 ? NotDone : code;
        }
        catch (Exception failed) when (failed is ConfigurationException || IsOfThisWorld(failed))
        {
            await Console.Error.WriteLineAsync($"Not done: {failed.GetBaseException().Message}");
            return NotDone;
        }
    }
}
